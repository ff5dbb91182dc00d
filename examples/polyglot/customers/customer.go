// Places the orders on its standard input until it is certain what became of each, and prints that.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"strconv"
	"strings"
	"time"

	"privateer.io/go/privateer"
	"privateer.local/polyglot/io/privateer/examples/polyglot"
)

const (
	patience = 20
	pause    = 200 * time.Millisecond
	// How long a worker that nobody hears any more may still be at an order.
	slowestOrder = time.Second
)

var asCustomer = privateer.WithMetadata("customer", "go")

func main() {
	client, err := privateer.Connect(privateer.Config{
		Endpoints:      []string{os.Args[1]},
		AttemptTimeout: 500 * time.Millisecond,
		MaxAttempts:    10,
	})
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	orders := polyglot.NewOrdersClient(client)
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		order, err := parse(in.Text())
		if err == nil {
			err = buy(orders, order)
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}

func buy(orders *polyglot.OrdersClient, order polyglot.Order) error {
	for tries := 0; tries < patience; tries++ {
		receipt, err := orders.Place(context.Background(), order, asCustomer)
		var outOfStock *polyglot.OutOfStockError
		var failed *privateer.Error
		switch {
		case err == nil:
			return tell("accepted", order.ID, receipt.Confirmation)
		case errors.As(err, &outOfStock):
			return tell("rejected", order.ID, outOfStock.Available)
		case errors.As(err, &failed) && failed.Outcome == privateer.NotExecuted:
			tell("not-executed", order.ID)
			time.Sleep(pause)
			continue
		case !errors.As(err, &failed):
			return err
		}
		tell("unknown", order.ID, err)
		found, err := find(orders, order.ID)
		if err != nil {
			return err
		}
		if found != nil {
			tell("found", order.ID)
			return tell("accepted", order.ID, found.Confirmation)
		}
		tell("missing", order.ID)
	}
	return errors.New("nobody knows what became of " + order.ID)
}

// find tells whether it was taken after all; it counts as missing after the time that the slowest order takes.
func find(orders *polyglot.OrdersClient, orderID string) (*polyglot.Receipt, error) {
	certain := time.Now().Add(slowestOrder)
	for failures := 0; ; time.Sleep(pause) {
		last := time.Now().After(certain)
		receipt, err := orders.Find(context.Background(), orderID, asCustomer)
		if err == nil && (receipt != nil || last) {
			return receipt, nil
		}
		if err != nil {
			if failures++; failures == patience {
				return nil, err
			}
		}
	}
}

func tell(what ...any) error {
	texts := make([]string, len(what))
	for i, each := range what {
		texts[i] = fmt.Sprint(each)
	}
	_, err := fmt.Println(strings.Join(texts, "\t"))
	return err
}

func parse(line string) (order polyglot.Order, err error) {
	fields := strings.Split(line, "\t")
	if len(fields) != 9 {
		return order, fmt.Errorf("no order: %q", line)
	}
	placedAt, err := time.Parse(time.RFC3339, fields[1])
	if err != nil {
		return order, err
	}
	quantity, err := strconv.ParseInt(fields[6], 10, 32)
	if err != nil {
		return order, err
	}
	return polyglot.Order{
		ID:        fields[0],
		PlacedAt:  placedAt,
		Customer:  fields[2],
		City:      fields[3],
		Country:   fields[4],
		Sku:       fields[5],
		Quantity:  int32(quantity),
		UnitPrice: fields[7],
		Currency:  fields[8],
	}, nil
}
