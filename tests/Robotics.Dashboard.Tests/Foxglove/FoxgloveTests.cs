using System.Text.Json;
using Robotics.Dashboard.Tests.Support;
using Robotics.Nodes.Tests.Support;
using Robotics.Tests;

namespace Robotics.Dashboard.Tests.Foxglove;

/// <summary>Foxglove's own client, from npm, against the dashboard.</summary>
[Collection(DashboardCollection.Name)]
public class FoxgloveTests(DashboardFixture dashboard)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/foxglove")]
    public void The_client_lists_the_topics_and_decodes_what_it_subscribes(string path)
    {
        JsonElement told = Ask(path, "/segmentation_node/mask", "/segmentation_node/label_info", "/segmentation_node/metrics");

        JsonElement channels = told.GetProperty("channels");
        Assert.Equal("sensor_msgs/msg/Image", $"{channels.GetProperty("/segmentation_node/overlay").GetProperty("type")}");
        Assert.Equal("cdr", $"{channels.GetProperty("/diagnostics").GetProperty("encoding")}");
        Assert.Equal("ros2msg", $"{channels.GetProperty("/diagnostics").GetProperty("schemaEncoding")}");

        JsonElement mask = Message(told, "/segmentation_node/mask");
        Assert.Equal(StreetNode.Width, mask.GetProperty("width").GetInt32());
        Assert.Equal("mono8", $"{mask.GetProperty("encoding")}");
        int[] ids = [.. mask.GetProperty("data").EnumerateArray().Select(id => id.GetInt32())];
        Assert.Equal(StreetNode.Width * StreetNode.Height, ids.Length);
        Assert.Equal([0, 2, 10, 13], ids.Distinct().Order());

        // Latched before the client came.
        Assert.Equal("road", $"{Message(told, "/segmentation_node/label_info").GetProperty("class_map")[0].GetProperty("class_name")}");
        Assert.Equal("streets", $"{Message(told, "/segmentation_node/metrics").GetProperty("model")}");
    }

    [Fact]
    public void Messages_carry_the_time_of_their_receipt()
    {
        JsonElement told = Ask("/", "/segmentation_node/metrics");

        JsonElement message = told.GetProperty("messages").GetProperty("/segmentation_node/metrics");
        DateTime time = DateTime.UnixEpoch.AddTicks(long.Parse($"{message.GetProperty("timestamp")}") / TimeSpan.NanosecondsPerTick);
        Assert.InRange(time, DateTime.UtcNow.AddMinutes(-2), DateTime.UtcNow.AddMinutes(2));
    }

    [Fact]
    public void Parameters_are_told_and_without_the_token_not_changed()
    {
        JsonElement told = Ask("/foxglove", "/segmentation_node.max_fps=7");

        Assert.Equal(30, told.GetProperty("parameters").GetProperty("/segmentation_node.max_fps").GetDouble());
        Assert.Contains("needs the token", Statuses(told), StringComparison.Ordinal);
        Assert.Equal(30, dashboard.Node.MaxFps.Value);
    }

    [Fact]
    public void With_the_token_parameters_are_changed()
    {
        JsonElement told = Ask($"/foxglove?token={dashboard.Process.Token}", "/segmentation_node.max_fps=7");

        Assert.Equal(7, told.GetProperty("answers")[0].GetProperty("parameters")[0].GetProperty("value").GetDouble());
        Assert.True(dashboard.Node.Node.Parameters.Set("max_fps", 30.0).Succeeded);
    }

    [Fact]
    public void Topics_that_nobody_watches_any_more_are_left()
    {
        _ = Ask("/", "/segmentation_node/overlay");

        Patience.WaitUntil(() => dashboard.Node.OverlayReaders == 0, () => "The overlay is still read though the client is gone.");
    }

    private static JsonElement Message(JsonElement told, string topic) =>
        told.GetProperty("messages").GetProperty(topic).GetProperty("value");

    private static string Statuses(JsonElement told) => string.Join(' ', told.GetProperty("statuses").EnumerateArray());

    private JsonElement Ask(string path, params string[] arguments)
    {
        string script = Path.Combine(Repository.Root, "tests", "Robotics.Dashboard.Tests", "peers", "foxglove.mjs");
        string address = $"{dashboard.Process.Socket("/")}".TrimEnd('/') + path;
        return JsonElement.Parse(PeerProgram.Run("node", [script, address, .. arguments]));
    }
}
