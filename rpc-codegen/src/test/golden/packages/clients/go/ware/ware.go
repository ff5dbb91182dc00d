// Code generated from Java by Privateer. DO NOT EDIT.

package ware

import (
	"strconv"

	"privateer.io/go/privateer"
)

// Article is ware.Article.
type Article struct {
	Name string
	Part *Article
	Kind ArticleKind
}

// MarshalPrivateer writes the message's fields.
func (m *Article) MarshalPrivateer(w *privateer.Writer) {
	if m.Name != "" {
		w.String(1, m.Name)
	}
	if m.Part != nil {
		w.Message(2, m.Part.MarshalPrivateer)
	}
	if m.Kind != 0 {
		w.Varint(3, uint64(m.Kind))
	}
}

// UnmarshalPrivateer reads the message's fields.
func (m *Article) UnmarshalPrivateer(r *privateer.Reader) {
	for r.Next() {
		switch r.Field() {
		case 1:
			m.Name = r.String()
		case 2:
			if m.Part == nil {
				m.Part = new(Article)
			}
			r.Message(m.Part.UnmarshalPrivateer)
		case 3:
			m.Kind = ArticleKind(r.Varint())
		default:
			r.Skip()
		}
	}
}

// ArticleKind is ware.ArticleKind; a number that this program does not know survives.
type ArticleKind int32

// The values of ArticleKind.
const (
	ArticleKindUnspecified ArticleKind = 0
	ArticleKindFood        ArticleKind = 1
	ArticleKindTool        ArticleKind = 2
)

func (e ArticleKind) String() string {
	switch e {
	case ArticleKindUnspecified:
		return "ARTICLE_KIND_UNSPECIFIED"
	case ArticleKindFood:
		return "ARTICLE_KIND_FOOD"
	case ArticleKindTool:
		return "ARTICLE_KIND_TOOL"
	default:
		return "ArticleKind(" + strconv.Itoa(int(e)) + ")"
	}
}
