namespace Robotics.Bags;

/// <summary>A topic and how many messages of it a recording holds.</summary>
public sealed record BagTopicCount(BagTopic Topic, long MessageCount);
