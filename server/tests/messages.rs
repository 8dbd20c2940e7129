//! Messages of the outbox go out through a gateway for texts, by day, and are tried again.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};

use jiff::ToSpan;
use server::config::Gateways;
use server::messages::send_due;
use server::sender::gateway::{GatewaySender, Template};

use crate::offers::offered;
use crate::support::{Centre, tuesday, yinyao};

/// A gateway that fails twice, then takes what it is asked; what it was asked comes through the channel.
fn gateway() -> (GatewaySender, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (told, asked) = channel();
    std::thread::spawn(move || {
        for answer in ["500 No", "500 No", "200 OK"] {
            let (mut stream, _) = listener.accept().unwrap();
            let mut buffer = [0; 4096];
            let length = stream.read(&mut buffer).unwrap();
            told.send(String::from_utf8_lossy(&buffer[..length]).into_owned()).unwrap();
            let answer =
                format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    let codes = Template::parse("http://127.0.0.1:1/{mobile}/{code}").unwrap();
    let texts = Template::for_texts(&format!("http://{address}/?to={{mobile}}&text={{text}}"));
    let gateways = Gateways { message: codes, voice: None, texts: Some(texts.unwrap()) };
    (GatewaySender::new(gateways), asked)
}

#[tokio::test]
async fn an_offer_is_sent_by_day_and_again_until_the_gateway_takes_it() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    yinyao.clock.set(tuesday() + 12.hours());
    offered(&yinyao, &centre).await;
    let (sender, asked) = gateway();
    send_due(&yinyao.db, &sender).await.unwrap();
    assert!(asked.try_recv().is_err(), "nothing goes out at nine in the evening");
    let morning = tuesday() + 23.hours();
    for at in [morning, morning + 1.minute(), morning + 6.minutes()] {
        yinyao.clock.set(at);
        send_due(&yinyao.db, &sender).await.unwrap();
        let request = asked.try_recv().unwrap();
        assert!(request.starts_with("GET /?to=1"), "{request}");
        assert!(request.contains("%E6%A5%B7%E4%B9%A6"), "it names the class 楷书: {request}");
        send_due(&yinyao.db, &sender).await.unwrap();
        assert!(asked.try_recv().is_err(), "once at a time");
    }
    yinyao.clock.set(morning + 3.hours());
    send_due(&yinyao.db, &sender).await.unwrap();
    assert!(asked.try_recv().is_err(), "what was taken is not sent again");
}
