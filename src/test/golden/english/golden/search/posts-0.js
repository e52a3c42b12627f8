offprintSearch("posts-0",{"posts":[["Plain","posts/plain/","2026-03-13","en",""],["Everything, once","posts/everything/","2026-03-14","en","One of each kind of thing that a post may hold."]]});
