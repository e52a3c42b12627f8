offprintSearch("start",{"posts":5,"postsOfAFile":500,"pieces":[["0","words-5feceb66ffc8"]],"version":"f4923c010f3b"});
