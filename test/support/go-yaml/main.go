// Judges YAML texts as the Databricks CLI loads the files of a bundle: go-yaml reads the first
// document, and what the CLI cannot take from its nodes is refused, too.
//
// Reads a JSON list of texts in base64 from standard input, and writes a list with one verdict each.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

type verdict struct {
	// Why the text is refused; empty when it is not.
	Refused string `json:"refused"`
	// Scalars as their texts, lists as lists, maps as lists of pairs, aliases expanded.
	Tree any `json:"tree"`
}

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	verdicts := make([]verdict, len(texts))
	for i, text := range texts {
		raw, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		verdicts[i] = judge(raw)
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func judge(raw []byte) (result verdict) {
	// What the parser does not survive, a bundle does not survive, either.
	defer func() {
		if fault := recover(); fault != nil {
			result = verdict{Refused: fmt.Sprint("panic: ", fault)}
		}
	}()
	var document yaml.Node
	err := yaml.NewDecoder(bytes.NewReader(raw)).Decode(&document)
	if errors.Is(err, io.EOF) {
		return verdict{}
	}
	if err != nil {
		return verdict{Refused: err.Error()}
	}
	reader := reader{open: map[*yaml.Node]bool{}}
	tree, err := reader.read(&document)
	if err != nil {
		return verdict{Refused: err.Error()}
	}
	if root := document.Content[0]; root.Kind != yaml.MappingNode && root.ShortTag() != "!!null" {
		return verdict{Refused: at(root, "a file that is no map").Error()}
	}
	return verdict{Tree: tree}
}

// More nodes than this are not looked at: aliases can multiply.
const mostNodes = 2_000_000

type reader struct {
	// Aliases that are being followed.
	open  map[*yaml.Node]bool
	count int
}

func (r *reader) read(node *yaml.Node) (any, error) {
	r.count++
	if r.count > mostNodes {
		return nil, errors.New("judge: too many nodes")
	}
	switch node.Kind {
	case yaml.DocumentNode:
		return r.read(node.Content[0])
	case yaml.AliasNode:
		if r.open[node] {
			return nil, at(node, "an alias that holds itself")
		}
		r.open[node] = true
		defer delete(r.open, node)
		return r.read(node.Alias)
	case yaml.SequenceNode:
		items := make([]any, 0, len(node.Content))
		for _, each := range node.Content {
			item, err := r.read(each)
			if err != nil {
				return nil, err
			}
			items = append(items, item)
		}
		return items, nil
	case yaml.MappingNode:
		return r.mapping(node)
	default:
		return node.Value, scalarFault(node)
	}
}

func (r *reader) mapping(node *yaml.Node) (any, error) {
	pairs := make([]any, 0, len(node.Content)/2)
	merges := 0
	for i := 0; i < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			return nil, at(key, "a key that is no scalar")
		}
		switch key.ShortTag() {
		case "!!str", "!!null":
		case "!!merge":
			merges++
			if merges > 1 {
				return nil, at(key, "a second merge key")
			}
			if err := mergeFault(value); err != nil {
				return nil, err
			}
		default:
			return nil, at(key, "a key of the tag "+key.ShortTag())
		}
		tree, err := r.read(value)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, []any{key.Value, tree})
	}
	return map[string]any{"map": pairs}, nil
}

func mergeFault(value *yaml.Node) error {
	sources := []*yaml.Node{value}
	switch value.Kind {
	case yaml.SequenceNode:
		sources = value.Content
	case yaml.AliasNode:
	default:
		return at(value, "a merge of what is neither an alias nor a list")
	}
	for _, source := range sources {
		for steps := 0; source.Kind == yaml.AliasNode && steps < 100; steps++ {
			source = source.Alias
		}
		if source.Kind != yaml.MappingNode {
			return at(value, "a merge of what is no map")
		}
	}
	return nil
}

func scalarFault(node *yaml.Node) error {
	text := node.Value
	switch tag := node.ShortTag(); tag {
	case "!!str", "!!null":
		return nil
	case "!!bool":
		if lower := strings.ToLower(text); lower != "true" && lower != "false" {
			return at(node, "no truth value: "+text)
		}
	case "!!int":
		if _, err := strconv.ParseInt(strings.TrimLeft(text, "0"), 10, 64); err == nil {
			return nil
		}
		if _, err := strconv.ParseInt(text, 0, 64); err != nil {
			return at(node, "no whole number: "+text)
		}
	case "!!float":
		if _, err := strconv.ParseFloat(text, 64); err == nil {
			return nil
		}
		if word := strings.ToLower(strings.TrimLeft(text, "+-")); word != ".inf" && word != ".nan" {
			return at(node, "no number: "+text)
		}
	case "!!timestamp":
		if !isTime(text) {
			return at(node, "no time: "+text)
		}
	default:
		return at(node, "an unknown tag "+tag)
	}
	return nil
}

func isTime(text string) bool {
	for _, form := range timeForms {
		if _, err := time.Parse(form, text); err == nil {
			return true
		}
	}
	return false
}

var timeForms = []string{"2006-1-2T15:4:5.999999999Z07:00", "2006-1-2t15:4:5.999999999Z07:00", "2006-1-2 15:4:5.999999999", "2006-1-2"}

func at(node *yaml.Node, what string) error {
	return fmt.Errorf("line %d, column %d: %s", node.Line, node.Column, what)
}
