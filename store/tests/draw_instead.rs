//! Who does not wait for what was full is told the one reason: enough of something else, or something at that time.

use store::draw::{GotInstead, WishAnswer, my_application};

use crate::draw::{class_at, draw_of, held, wishes_for};
use crate::support::*;

#[tokio::test]
async fn whoever_lost_a_wish_and_does_not_wait_is_told_what_they_got_instead() {
    on_each_engine(async |town| {
        let desk = coordinator(&town, town.university).await;
        let (dear, other) = (class_at(&town, 1, 9).await, class_at(&town, 2, 14).await);
        let draw = draw_of(&town, &desk, &[dear, other]).await;
        let mut people = Vec::new();
        for _ in 0..3 {
            people.push(wishes_for(&town, draw, 1, &[dear, other]).await);
        }
        let before = my_application(&town, draw, people[0]).await.unwrap().unwrap();
        assert!(before.wishes.iter().all(|wish| wish.instead.is_none()));
        held(&town, draw, &desk).await;
        let mut lost = 0;
        for person in people {
            let mine = my_application(&town, draw, person).await.unwrap().unwrap();
            let [first, second] = mine.wishes.as_slice() else { panic!("two wishes") };
            if first.answer == Some(WishAnswer::Full) {
                lost += 1;
                let enough = GotInstead::Enough(vec![second.name.clone()]);
                assert_eq!(first.instead, Some(enough));
                assert_eq!(second.instead, None);
            } else {
                assert_eq!((&first.instead, &second.instead), (&None, &None));
            }
        }
        assert_eq!(lost, 2);
    })
    .await;
}
