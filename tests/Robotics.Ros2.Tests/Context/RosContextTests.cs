namespace Robotics.Ros2.Tests;

public class RosContextTests
{
    private readonly TestDomain _domain = new();

    [Fact]
    public void RefusesASecondConfigurationOfADomainInTheProcess()
    {
        using var first = _domain.Open();
        var other = _domain.Options() with { DiscoveryRange = DiscoveryRange.Subnet };
        Assert.Contains("another Cyclone DDS configuration", Assert.Throws<RosException>(() => new RosContext(other)).Message);
    }

    [Fact]
    public void ADomainTakesANewConfigurationWhenItsLastContextIsGone()
    {
        _domain.Open().Dispose();
        var other = _domain.Options();
        using var second = new RosContext(other with { CycloneConfig = other.CycloneConfig + "," + other.CycloneConfig });
        Assert.Empty(second.Graph.GetNodes());
    }

    [Fact]
    public void SaysWhatTheConfigurationWasThatCycloneRefused()
    {
        var options = _domain.Options() with { CycloneConfig = "<CycloneDDS><Domain><NoSuchElement/></Domain></CycloneDDS>" };
        Assert.Contains("NoSuchElement", Assert.Throws<RosException>(() => new RosContext(options)).Message);
        using var usable = _domain.Open();
    }

    [Fact]
    public void WithoutDiscoveryOnlyTheOwnProcessIsSeen()
    {
        var options = _domain.Options() with { DiscoveryRange = DiscoveryRange.Off, CycloneConfig = null };
        using var context = new RosContext(options);
        using var node = context.CreateNode("alone");
        Assert.Equal(["/alone"], context.Graph.GetNodes().Select(found => found.FullName));
    }

    [Theory]
    [InlineData("1st", "/")]
    [InlineData("node", "/a b")]
    public void RefusesBadNames(string name, string ns)
    {
        using var context = _domain.Open();
        Assert.Throws<RosNameException>(() => context.CreateNode(name, ns));
        Assert.Empty(context.Graph.GetNodes());
    }
}
