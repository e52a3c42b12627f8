offprintSearch("start",{"posts":1,"postsOfAFile":500,"pieces":[["1","words-6b86b273ff34"]],"version":"21f2c1c99143"});
