-- Whether the next person may have a place of an offering (o) at once: as `Places::free` says, and where nobody counts.
(o.capacity is null or o.waiting = o.passed and o.held < o.capacity)
