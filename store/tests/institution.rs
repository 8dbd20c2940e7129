//! Institutions and areas.

use domain::offering::OfferingKind;
use store::institution::{areas, areas_with_offerings, institution as one, institutions};
use store::new_offering::NewOffering;

use crate::support::*;

#[tokio::test]
async fn institutions_are_told_by_kind_and_by_key() {
    on_each_engine(async |town| {
        let university = one(&town, town.university).await.unwrap();
        assert_eq!(
            (university.name.as_str(), university.area.name.as_str()),
            ("南昌市老年大学", "红谷滩区")
        );
        let door = Some(OfferingKind::Class);
        assert_eq!(institutions(&town, door).await.unwrap(), [university]);
        let all = institutions(&town, None).await.unwrap();
        let names: Vec<_> = all.iter().map(|institution| institution.name.as_str()).collect();
        assert_eq!(names, ["红谷滩区老干部活动中心", "南昌市老年大学", "滕王阁志愿服务队"]);
        let nobody = domain::id::InstitutionId(uuid::Uuid::now_v7());
        assert!(is_not_found(&one(&town, nobody).await));
    })
    .await;
}

#[tokio::test]
async fn who_has_something_behind_another_door_is_found_there_until_it_is_over() {
    on_each_engine(async |town| {
        let behind = async || {
            let behind = institutions(&town, Some(OfferingKind::Activity)).await.unwrap();
            behind.into_iter().map(|one| one.id).collect::<Vec<_>>()
        };
        assert_eq!(behind().await, [town.centre]);
        let lecture = NewOffering { institution: town.university, ..activity(&town, "讲座", 1) };
        add(&town, &lecture).await;
        assert_eq!(behind().await, [town.centre, town.university]);
        town.clock.set(session(1, 14).span.to);
        assert_eq!(behind().await, [town.centre]);
    })
    .await;
}

#[tokio::test]
async fn areas_with_something_coming_are_told_with_their_city() {
    on_each_engine(async |town| {
        assert_eq!(areas(&town).await.unwrap().len(), 5);
        let coming = async || {
            let areas = areas_with_offerings(&town, OfferingKind::Class).await.unwrap();
            areas.into_iter().map(|area| area.name).collect::<Vec<_>>()
        };
        assert!(coming().await.is_empty());
        add(&town, &class(&town, "楷书")).await;
        assert_eq!(coming().await, ["南昌市", "红谷滩区"]);
        town.clock.set(session(31, 9).span.to);
        assert!(coming().await.is_empty());
    })
    .await;
}
