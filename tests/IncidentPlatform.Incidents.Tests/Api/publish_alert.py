# Publishes the alert on standard input with a publisher confirm; ends with an error where the broker does not have it for good.
import os
import sys

import pika

connection = pika.BlockingConnection(pika.URLParameters(os.environ["AMQP_URL"]))
channel = connection.channel()
channel.confirm_delivery()
channel.basic_publish(
    exchange="alerts",
    routing_key=os.environ["ROUTING_KEY"],
    body=sys.stdin.buffer.read(),
    properties=pika.BasicProperties(content_type="application/json", delivery_mode=2),
    mandatory=True,
)
connection.close()
