package privateer

import "time"

// acknowledgeAfter is how long a server waits for the next request before it is told by a PING.
const acknowledgeAfter = 100 * time.Millisecond

// acknowledgements is which servers remember results that this client has in hand by now, and have not been told so. Any
// request tells it; who is sent none for a while is told by a PING, or a server that drains would wait for a client that
// is busy elsewhere.
type acknowledgements map[string]time.Time

// owed: a deduplicated call that was sent there has ended.
func (a acknowledgements) owed(endpoint string, now time.Time) {
	if _, known := a[endpoint]; !known {
		a[endpoint] = now.Add(acknowledgeAfter)
	}
}

// told: a request was sent there.
func (a acknowledgements) told(endpoint string) { delete(a, endpoint) }

// due is whom to tell by then.
func (a acknowledgements) due(now time.Time) []string {
	var endpoints []string
	for endpoint, at := range a {
		if !at.After(now) {
			endpoints = append(endpoints, endpoint)
		}
	}
	return endpoints
}
