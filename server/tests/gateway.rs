//! Sending codes through a gateway over HTTP: what it is asked, and what its silence means.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};

use app::sender::{Channel, NotSent, Sender};
use domain::person::Mobile;
use domain::sign_in::Code;
use server::config::Gateways;
use server::sender::gateway::{GatewaySender, Template};

/// A gateway that answers one request so; what it was asked comes through the channel.
fn gateway(answer: &'static str) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!(
        "http://{}/send?to={{mobile}}&code={{code}}&key=secret",
        listener.local_addr().unwrap()
    );
    let (told, asked) = channel();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut buffer = [0; 4096];
        let length = stream.read(&mut buffer).unwrap();
        told.send(String::from_utf8_lossy(&buffer[..length]).into_owned()).unwrap();
        stream.write_all(answer.as_bytes()).unwrap();
    });
    (address, asked)
}

fn sender(message: &str, voice: Option<&str>) -> GatewaySender {
    let template = |address| Template::parse(address).unwrap();
    GatewaySender::new(Gateways {
        message: template(message),
        voice: voice.map(template),
        texts: None,
    })
}

async fn send(sender: &GatewaySender, channel: Channel) -> Result<(), NotSent> {
    sender
        .send(&Mobile::parse("19900000001").unwrap(), &Code::parse("012345").unwrap(), channel)
        .await
}

#[tokio::test]
async fn the_gateway_is_asked_once_with_number_and_code() {
    let (address, asked) = gateway("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
    assert_eq!(send(&sender(&address, None), Channel::Message).await, Ok(()));
    let request = asked.recv().unwrap();
    assert!(
        request.starts_with("GET /send?to=19900000001&code=012345&key=secret HTTP/1.1\r\n"),
        "{request}"
    );
}

#[tokio::test]
async fn what_the_gateway_does_not_take_was_not_sent() {
    for answer in [
        "HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n",
        "",
    ] {
        let (address, _asked) = gateway(answer);
        assert_eq!(send(&sender(&address, None), Channel::Message).await, Err(NotSent), "{answer}");
    }
    let unreachable = "http://127.0.0.1:1/{mobile}/{code}";
    assert_eq!(send(&sender(unreachable, None), Channel::Message).await, Err(NotSent));
}

#[tokio::test]
async fn a_voice_call_goes_its_own_way_or_is_not_made() {
    let (address, asked) = gateway("HTTP/1.1 204 Done\r\n\r\n");
    let unreachable = "http://127.0.0.1:1/{mobile}/{code}";
    assert_eq!(send(&sender(unreachable, Some(&address)), Channel::VoiceCall).await, Ok(()));
    assert!(asked.recv().unwrap().contains("012345"));
    assert_eq!(send(&sender(&address, None), Channel::VoiceCall).await, Err(NotSent));
    assert!(sender(unreachable, Some(&address)).can_call());
    assert!(!sender(&address, None).can_call(), "nor is it offered");
}
