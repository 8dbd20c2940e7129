//! What is sent in place of a form: bodies that are none, and such as are too large.

use http::Method;

use super::{browsers, forms, is_clear};
use crate::support::{Centre, NOT_A_FORM, yinyao};

#[tokio::test]
async fn no_body_that_is_no_form_makes_us_fail() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let form = Some("application/x-www-form-urlencoded");
    let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let bodies: Vec<(&str, Option<&str>, Vec<u8>)> = vec![
        ("nothing", form, Vec::new()),
        ("nothing without a type", None, Vec::new()),
        ("JSON", Some(NOT_A_FORM), b"{\"key\": 1}".to_vec()),
        ("deep JSON", Some(NOT_A_FORM), deep.into_bytes()),
        ("no UTF-8", form, b"name=%ff%fe&reason=\xff\xfe".to_vec()),
        ("broken escapes", form, b"name=%&reason=%zz&=&&a".to_vec()),
        ("nested names", form, b"key[a][b][c]=1&name[0]=x&name[1]=y&offering[]=z".to_vec()),
        ("unknown fields", form, b"admin=1&role=coordinator&person=x".to_vec()),
        (
            "a field twice",
            form,
            b"name=a&name=b&key=a&key=b&offering=1&offering=2&code=1&code=2".to_vec(),
        ),
        ("a thousand fields", form, "a=1&".repeat(1_000).into_bytes()),
        (
            "a form with a file",
            Some("multipart/form-data; boundary=x"),
            b"--x\r\n\r\n--x--".to_vec(),
        ),
        ("an unknown type", Some("x/y; charset=\"utf-7"), b"a=b".to_vec()),
    ];
    for browser in browsers(&yinyao, &centre).await {
        for path in forms() {
            for (name, kind, body) in &bodies {
                for accept in ["text/html", "*/*", ""] {
                    let mut browser = browser.clone().with("accept", accept);
                    let answer = browser.send(Method::POST, &path, *kind, body.clone()).await;
                    is_clear(&format!("{path} with {name}, accepting {accept:?}"), &answer);
                }
            }
        }
    }
}

#[tokio::test]
async fn what_is_too_large_is_refused_with_a_page() {
    let yinyao = yinyao().await;
    let centre = Centre::of(&yinyao).await;
    let body = [b"name=".to_vec(), vec![b'x'; 1 << 20]].concat();
    let chen = centre.chen(&yinyao).await;
    for path in forms() {
        let mut browser = chen.clone();
        let answer = browser
            .send(Method::POST, &path, Some("application/x-www-form-urlencoded"), body.clone())
            .await;
        assert_eq!((answer.status.as_u16(), answer.is_page()), (413, true), "{path}");
        answer.says("送来的内容太多了");
        answer.tells("0791\u{a0}0123\u{a0}4567");
        let english = browser
            .with("cookie", "language=en")
            .send(Method::POST, &path, None, body.clone())
            .await;
        assert_eq!(english.status, 413, "{path}");
    }
}
