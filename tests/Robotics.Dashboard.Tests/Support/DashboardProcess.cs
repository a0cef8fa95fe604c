using System.Text.RegularExpressions;
using Robotics.Nodes.Tests.Support;

namespace Robotics.Dashboard.Tests.Support;

/// <summary>The dashboard's program on a port of its own, and where it says it is.</summary>
internal sealed partial class DashboardProcess : ProgramProcess
{
    public DashboardProcess(string node)
        : base("Robotics.Dashboard", "robotics-dashboard", TestGraph.Domain, "--port", "0", "--node", node)
    {
        Patience.WaitUntil(() => Announcement().IsMatch(Output) || HasExited, () => $"The dashboard does not say where it is: {Errors}");
        Match told = Announcement().Match(Output);
        Assert.True(told.Success, Errors);
        Address = new Uri(told.Groups["address"].Value);
        Token = told.Groups["token"].Value;
    }

    public Uri Address { get; }

    public string Token { get; }

    public Uri Socket(string path) => new UriBuilder(new Uri(Address, path)) { Scheme = "ws" }.Uri;

    [GeneratedRegex(@"(?<address>http://\S+/)#token=(?<token>\S+)")]
    private static partial Regex Announcement();
}
