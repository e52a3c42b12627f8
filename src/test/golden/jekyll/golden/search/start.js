offprintSearch("start",{"posts":4,"postsOfAFile":500,"pieces":[["1","words-6b86b273ff34"]],"version":"dc0a7ca6be56"});
