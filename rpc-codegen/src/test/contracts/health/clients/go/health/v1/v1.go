// Code generated from Java by Privateer. DO NOT EDIT.

package v1

import (
	"context"
	"strconv"

	"privateer.io/go/privateer"
)

// HealthClient calls Health. Safe for concurrent use.
//
// What a load balancer asks.
type HealthClient struct {
	client *privateer.Client
}

// NewHealthClient returns a client for the servers that the given one is connected to.
func NewHealthClient(client *privateer.Client) *HealthClient {
	return &HealthClient{client}
}

var healthClientCheck = privateer.Method{
	Path:    "health.v1.Health/Check",
	Request: "health.v1.CheckRequest",
	Reply:   "health.v1.CheckResponse",
	Schema:  bodySchema,
}

// Check calls health.v1.Health/Check.
//
// How a service is.
func (c *HealthClient) Check(ctx context.Context, request CheckRequest, options ...privateer.CallOption) (result CheckResponse, err error) {
	err = c.client.Invoke(ctx, &healthClientCheck, func(w *privateer.Writer) {
		request.MarshalPrivateer(w)
	}, func(r *privateer.Reader) {
		result.UnmarshalPrivateer(r)
	}, options...)
	return result, err
}

// CheckRequest is health.v1.CheckRequest.
type CheckRequest struct {
	// Empty: the server as a whole.
	Service string
}

// MarshalPrivateer writes the message's fields.
func (m *CheckRequest) MarshalPrivateer(w *privateer.Writer) {
	if m.Service != "" {
		w.String(1, m.Service)
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *CheckRequest) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Service = r.String()
		default:
			r.Skip()
		}
	}
}

// CheckResponse is health.v1.CheckResponse.
type CheckResponse struct {
	Status  CheckResponseStatus
	Text    *string
	Number  *uint64
	Asked   *CheckRequest
	All     map[string]CheckResponseStatus
	Since   uint64
	Change  int32
	Samples []int32
}

// MarshalPrivateer writes the message's fields.
func (m *CheckResponse) MarshalPrivateer(w *privateer.Writer) {
	if m.Status != 0 {
		w.Varint(1, uint64(m.Status))
	}
	if m.Text != nil {
		w.String(2, *m.Text)
	}
	if m.Number != nil {
		w.Varint(3, uint64(*m.Number))
	}
	if m.Asked != nil {
		w.Message(4, m.Asked.MarshalPrivateer)
	}
	for key, value := range m.All {
		w.Message(5, func(w *privateer.Writer) {
			w.String(1, key)
			w.Varint(2, uint64(value))
		})
	}
	if m.Since != 0 {
		w.Fixed64(6, uint64(m.Since))
	}
	if m.Change != 0 {
		w.Zigzag(7, int64(m.Change))
	}
	if len(m.Samples) > 0 {
		w.Packed(8, func(w *privateer.Writer) {
			for _, each := range m.Samples {
				w.Fixed32(8, uint32(each))
			}
		})
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *CheckResponse) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Status = CheckResponseStatus(r.Varint())
		case 2:
			m.Number = nil
			m.Asked = nil
			value := r.String()
			m.Text = &value
		case 3:
			m.Text = nil
			m.Asked = nil
			value := r.Varint()
			m.Number = &value
		case 4:
			m.Text = nil
			m.Number = nil
			if m.Asked == nil {
				m.Asked = new(CheckRequest)
			}
			r.Message(m.Asked.UnmarshalPrivateer)
		case 5:
			if m.All == nil {
				m.All = map[string]CheckResponseStatus{}
			}
			var key string
			var value CheckResponseStatus
			r.Message(func(r *privateer.Reader) {
				for r.Next() {
					switch r.Field() {
					case 1:
						key = r.String()
					case 2:
						value = CheckResponseStatus(r.Varint())
					default:
						r.Skip()
					}
				}
			})
			m.All[key] = value
		case 6:
			m.Since = r.Fixed64()
		case 7:
			m.Change = int32(r.Zigzag())
		case 8:
			r.Elements(func(r *privateer.Reader) {
				m.Samples = append(m.Samples, int32(r.Fixed32()))
			})
		default:
			r.Skip()
		}
	}
}

// CheckResponseStatus is health.v1.CheckResponseStatus; a number that this program does not know survives.
type CheckResponseStatus int32

// The values of CheckResponseStatus.
const (
	CheckResponseStatusUnknown    CheckResponseStatus = 0
	CheckResponseStatusServing    CheckResponseStatus = 1
	CheckResponseStatusNotServing CheckResponseStatus = 2
)

func (e CheckResponseStatus) String() string {
	switch e {
	case CheckResponseStatusUnknown:
		return "UNKNOWN"
	case CheckResponseStatusServing:
		return "SERVING"
	case CheckResponseStatusNotServing:
		return "NOT_SERVING"
	default:
		return "CheckResponseStatus(" + strconv.Itoa(int(e)) + ")"
	}
}

// bodySchema describes the messages of the methods, for bodies in JSON.
const bodySchema = `
CvMECgxoZWFsdGgucHJvdG8SCWhlYWx0aC52MSIoCgxDaGVja1JlcXVlc3QSGAoHc2VydmljZRgBIAEoCVIHc2VydmljZSLHAwoN
Q2hlY2tSZXNwb25zZRJPCgZzdGF0dXMYASABKA4yNy5oZWFsdGgudjEuQ2hlY2tSZXNwb25zZVN0YXR1c1Njb3BlLkNoZWNrUmVz
cG9uc2VTdGF0dXNSBnN0YXR1cxIXCgR0ZXh0GAIgASgJSABSBHRleHSIAQESGwoGbnVtYmVyGAMgASgESAFSBm51bWJlcogBARIt
CgVhc2tlZBgEIAEoCzIXLmhlYWx0aC52MS5DaGVja1JlcXVlc3RSBWFza2VkEjMKA2FsbBgFIAMoCzIhLmhlYWx0aC52MS5DaGVj
a1Jlc3BvbnNlLkFsbEVudHJ5UgNhbGwSFAoFc2luY2UYBiABKAZSBXNpbmNlEhYKBmNoYW5nZRgHIAEoEVIGY2hhbmdlEhgKB3Nh
bXBsZXMYCCADKA9SB3NhbXBsZXMabwoIQWxsRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSTQoFdmFsdWUYAiABKA4yNy5oZWFsdGgu
djEuQ2hlY2tSZXNwb25zZVN0YXR1c1Njb3BlLkNoZWNrUmVzcG9uc2VTdGF0dXNSBXZhbHVlOgI4AUIHCgVfdGV4dEIJCgdfbnVt
YmVyIlwKGENoZWNrUmVzcG9uc2VTdGF0dXNTY29wZSJAChNDaGVja1Jlc3BvbnNlU3RhdHVzEgsKB1VOS05PV04QABILCgdTRVJW
SU5HEAESDwoLTk9UX1NFUlZJTkcQAmIGcHJvdG8z
`
