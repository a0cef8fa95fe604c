namespace Robotics.Dashboard.Tests.Support;

/// <summary>Tests that share one node and one dashboard.</summary>
[CollectionDefinition(Name)]
public sealed class DashboardCollection : ICollectionFixture<DashboardFixture>
{
    public const string Name = "dashboard";
}
