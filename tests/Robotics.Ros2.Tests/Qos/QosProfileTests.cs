namespace Robotics.Ros2.Tests;

public class QosProfileTests
{
    [Fact]
    public void PresetsAreThoseOfRos()
    {
        Assert.Equal((Reliability.BestEffort, Durability.Volatile, 5), Describe(QosProfile.SensorData));
        Assert.Equal((Reliability.Reliable, Durability.Volatile, 10), Describe(QosProfile.Default));
        Assert.Equal((Reliability.Reliable, Durability.TransientLocal, 3), Describe(QosProfile.Latched(3)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void RefusesADepthThatKeepsNothing(int depth)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new QosProfile { Depth = depth });

    [Theory]
    [InlineData(11u, "requests reliable messages, and this publisher offers best effort")]
    [InlineData(2u, "requests transient local messages, and this publisher offers volatile")]
    [InlineData(4u, "another deadline")]
    [InlineData(8u, "another liveliness")]
    [InlineData(77u, "DDS id 77")]
    public void SaysWhyASubscriptionWasRefused(uint policy, string reason)
        => Assert.Contains(reason, QosPolicy.DescribeRefusedSubscription("/t", policy));

    private static (Reliability, Durability, int) Describe(QosProfile qos) => (qos.Reliability, qos.Durability, qos.Depth);
}
