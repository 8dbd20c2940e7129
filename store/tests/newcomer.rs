//! 新学员: whoever is told that they are one, or since what they are not, belongs to the group that places are kept for.

use store::sign_up::{Newcomer, newcomer};

use crate::stages::known;
use crate::support::*;

#[tokio::test]
async fn a_place_in_what_has_not_begun_leaves_one_a_newcomer_and_one_in_what_has_does_not() {
    on_each_engine(async |town| {
        let told = async |person| newcomer(&town, person, town.university).await.unwrap().unwrap();
        let fresh = person(&town).await;
        assert_eq!(told(fresh).await, Newcomer::Counts);
        let later = places(&town, 3).await;
        ask(&town, later, fresh).await.unwrap();
        assert_eq!(told(fresh).await, Newcomer::Counts, "it has not begun");
        let before = known(&town).await;
        let Newcomer::Since { name, began_at } = told(before).await else { panic!("not new") };
        assert_eq!(name, "楷书入门班");
        assert!(began_at <= town.now());
        let elsewhere = newcomer(&town, before, town.centre).await.unwrap();
        assert_eq!(elsewhere, Some(Newcomer::Counts), "at another institution they are one");
    })
    .await;
}
