//! What a coordinator writes to a list reaches everybody on it once, and nobody else.

use domain::announcement::Whom;
use domain::notice::NoticeKind;
use store::announcement::{Audience, NewAnnouncement, announce, announcements, audience};
use store::form_key;
use store::outbox::take;

use crate::support::*;

const TEXT: &str = "明天请带墨汁。\n别忘了";

fn to(offerings: &[domain::id::OfferingId], whom: Whom) -> NewAnnouncement {
    NewAnnouncement { offerings: offerings.to_vec(), whom, text: TEXT.into() }
}

async fn told(town: &Town, person: domain::id::PersonId) -> usize {
    let unseen = store::notice::unseen(town, person).await.unwrap();
    let told = |one: &NoticeKind| matches!(one, NoticeKind::Announced(text) if text == TEXT);
    unseen.iter().filter(|one| told(&one.about)).count()
}

#[tokio::test]
async fn everybody_meant_is_told_once_and_their_desk_sees_who_was_reached() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let choir = places(&town, 1).await;
        let has = ask(&town, choir, person(&town).await).await.unwrap();
        let waits = ask(&town, choir, named_person(&town, "林秀英").await).await.unwrap();
        town.change("update person set mobile = null where name = '林秀英'").await;
        let look = async |whom| audience(&town, &[choir], whom, &by).await.unwrap();
        assert_eq!(look(Whom::WithPlace).await, Audience { people: 1, without_mobile: 0 });
        assert_eq!(look(Whom::Waiting).await, Audience { people: 1, without_mobile: 1 });
        assert_eq!(look(Whom::Everybody).await, Audience { people: 2, without_mobile: 1 });

        let key = form_key::new();
        let sent = announce(&town, key, to(&[choir], Whom::WithPlace), &by).await.unwrap();
        let again = announce(&town, key, to(&[choir], Whom::WithPlace), &by).await.unwrap();
        assert_eq!((sent, again), (1, 1), "the same form is one announcement");
        assert_eq!((told(&town, has.person).await, told(&town, waits.person).await), (1, 0));
        let both = announce(&town, form_key::new(), to(&[choir], Whom::Everybody), &by).await;
        assert_eq!(both.unwrap(), 2);
        assert_eq!((told(&town, has.person).await, told(&town, waits.person).await), (2, 1));

        let messages = take(&town).await.unwrap();
        assert_eq!(messages.len(), 2, "one for each announcement to whom has a number");
        for message in &messages {
            store::outbox::is_sent(&town, message.id, message.tries).await.unwrap();
        }
        for notice in store::notice::unseen(&town, waits.person).await.unwrap() {
            store::notice::mark_seen(&town, waits.person, notice.id).await.unwrap();
        }
        let kept = announcements(&town, choir, &by).await.unwrap();
        let counts: Vec<_> =
            kept.iter().map(|one| (one.people, one.seen, one.sent, one.unreached)).collect();
        assert_eq!(counts, [(2, 1, 1, 1), (1, 0, 1, 0)]);
        assert_eq!((kept[0].text.as_str(), kept[0].whom), (TEXT, Whom::Everybody));
    })
    .await;
}

#[tokio::test]
async fn whoever_is_on_two_lists_is_told_once_and_another_institution_reaches_nobody() {
    on_each_engine(async |town| {
        let by = coordinator(&town, town.university).await;
        let other = coordinator(&town, town.centre).await;
        let (choir, dance) = (places(&town, 2).await, add(&town, &erhu(&town)).await);
        let one = person(&town).await;
        ask(&town, choir, one).await.unwrap();
        ask(&town, dance, one).await.unwrap();
        let everybody = to(&[choir, dance], Whom::Everybody);
        let of_other = audience(&town, &[choir], Whom::Everybody, &other).await.unwrap();
        assert_eq!(of_other, Audience::default());
        assert_eq!(announce(&town, form_key::new(), everybody.clone(), &other).await.unwrap(), 0);
        assert_eq!(town.number("select count(*) from announcement").await, 0);
        assert_eq!(announce(&town, form_key::new(), everybody, &by).await.unwrap(), 1);
        assert_eq!(told(&town, one).await, 1);
        for list in [choir, dance] {
            assert_eq!(announcements(&town, list, &by).await.unwrap().len(), 1);
            assert_eq!(announcements(&town, list, &other).await.unwrap(), []);
        }
    })
    .await;
}
