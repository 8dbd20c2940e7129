//! Messages of the outbox go out through a gateway for texts, by day, and are tried again.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};

use domain::person::{PersonName, Telephone};
use jiff::ToSpan;
use server::config::Gateways;
use server::messages::send_due;
use server::sender::gateway::{GatewaySender, Template};
use store::sign_up::{CounterPerson, add_at_counter};

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

/// Reads the key of the only message that the page offers to have told.
fn message_on(page: &str) -> String {
    let (_, after) = page.split_once("name=\"message\" value=\"").expect("a message to tell");
    after.split('"').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn whom_no_message_reaches_is_told_by_telephone_by_their_own_desk_alone() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let by = &centre.coordinator_a;
    let somebody = CounterPerson {
        name: PersonName::parse("李桂兰").unwrap(),
        mobile: None,
        born_on: jiff::civil::Date::new(1955, 3, 8).ok(),
        emergency_contact: Some("王丽".into()),
        emergency_telephone: Telephone::parse("13900000000").ok(),
    };
    let key = store::form_key::new();
    add_at_counter(&yinyao.db, key, centre.calligraphy, &somebody, "", by).await.unwrap();
    let (mut desk, mut other) = (centre.desk_a(&yinyao).await, centre.desk_b(&yinyao).await);
    desk.get("/desk/messages").await.says("没有人要打电话告诉");
    let key = store::form_key::new();
    store::offering::cancel(&yinyao.db, key, centre.calligraphy, "老师生病", by).await.unwrap();
    let page = desk.get("/desk/messages").await;
    page.says("李桂兰");
    page.says("取消了，请不要来");
    page.says("没有手机号，收不到短信");
    page.says("王丽");
    assert!(!page.body.contains("desk-message-again"), "nowhere to send it to");
    desk.get("/desk").await.says("短信（1条没收到）");
    assert!(!other.get("/desk/messages").await.body.contains("李桂兰"));
    let message = message_on(&page.body);
    let key = store::form_key::new().to_string();
    let fields = [("key", key.as_str()), ("message", message.as_str())];
    let again = store::form_key::new().to_string();
    let anew = [("key", again.as_str()), ("message", message.as_str())];
    assert_eq!(other.post("/forms/desk-message-told", &fields).await.status, 404);
    assert_eq!(other.post("/forms/desk-message-again", &anew).await.status, 404);
    assert_eq!(desk.post("/forms/desk-message-again", &anew).await.status, 404);
    let told = desk.post_and_follow("/forms/desk-message-told", &fields).await;
    told.says("记下了");
    told.says("没有人要打电话告诉");
}

#[tokio::test]
async fn who_is_taken_off_a_list_is_told_so_by_the_desk_and_not_why() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let by = &centre.coordinator_a;
    let somebody = CounterPerson {
        name: PersonName::parse("李桂兰").unwrap(),
        mobile: None,
        born_on: jiff::civil::Date::new(1955, 3, 8).ok(),
        emergency_contact: Some("王丽".into()),
        emergency_telephone: Telephone::parse("13900000000").ok(),
    };
    let key = store::form_key::new();
    let added = add_at_counter(&yinyao.db, key, centre.calligraphy, &somebody, "", by).await;
    let id = added.unwrap().id;
    let mut desk = centre.desk_a(&yinyao).await;
    desk.get("/desk/messages").await.says("没有人要打电话告诉");
    let key = store::form_key::new();
    store::sign_up::remove(&yinyao.db, key, id, "多次没来", by).await.unwrap();
    let page = desk.get("/desk/messages").await;
    page.says("李桂兰");
    page.tells("的报名撤下了，请不要来。想问原因，请打电话。");
    assert!(!page.body.contains("多次没来"), "who answers the telephone need not know");
    // It was the wrong one: nobody is called any more.
    let log = store::log::entries(&yinyao.db, &store::log::LogFilter::default(), 1, by).await;
    let entry = log.unwrap().entries[0].id;
    store::log::put_back(&yinyao.db, store::form_key::new(), entry, "", by).await.unwrap();
    desk.get("/desk/messages").await.says("没有人要打电话告诉");
}
