using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
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
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public string Token { get; }

    public HttpClient Http { get; }

    public Uri Socket(string path) => new UriBuilder(new Uri(Address, path)) { Scheme = "ws" }.Uri;

    /// <summary>Asks with the token for a change, and gives the refusal's sentence, empty where the change was made.</summary>
    public async Task<string> ChangeAsync(string path, object body, HttpStatusCode expected = HttpStatusCode.NoContent)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", Token);
        using HttpResponseMessage response = await Http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{response.StatusCode}: {text}");
        return text.Length == 0 ? text : $"{JsonElement.Parse(text).GetProperty("error")}";
    }

    [GeneratedRegex(@"(?<address>http://\S+/)#token=(?<token>\S+)")]
    private static partial Regex Announcement();
}
