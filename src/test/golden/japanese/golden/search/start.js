offprintSearch("start",{"posts":1,"postsOfAFile":500,"pieces":[["1","words-6b86b273ff34"]],"version":"0d28be6fa8fb"});
