offprintSearch("start",{"posts":2,"postsOfAFile":500,"pieces":[["1","words-6b86b273ff34"]],"version":"a177eba972f1"});
