using System.Reflection;
using System.Text.Json;
using Robotics.Msgs.Tests.Support;

namespace Robotics.Msgs.Tests.Generator;

/// <summary>The generated classes against the facts of types.json: names, hashes, fields, defaults and constants.</summary>
public class InterfaceFactsTests
{
    public static TheoryData<string> Messages => [.. MessageCodecs.All
        .Where(codec => !MessageCodecs.IsHumble(codec.Type) && !codec.RosType.StartsWith("robotics_msgs/", StringComparison.Ordinal))
        .Select(codec => codec.RosType)
        .Order()];

    [Theory]
    [MemberData(nameof(Messages))]
    public void HasTheFactsOfItsInterface(string rosType)
    {
        var codec = MessageCodecs.Find(rosType);
        var (facts, suffix) = FactsOf(rosType);
        var names = ReferenceData.Interfaces.GetProperty(BaseName(rosType));

        Assert.Equal(names.GetProperty("hash" + suffix).GetString(), codec.TypeHash);
        Assert.Equal(names.GetProperty("dds_type" + suffix).GetString(), codec.DdsType);
        var fields = facts.GetProperty("fields").EnumerateArray().ToList();
        var properties = codec.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        Assert.Equal(fields.Select(field => MessageJson.PropertyOf(codec.Type, field.GetProperty("name").GetString()!)), properties);
        AssertDefaults(codec.Type, fields);
        AssertConstants(codec.Type, facts);
    }

    [Theory]
    [InlineData(typeof(RmwDdsCommon.Gid), 16)]
    [InlineData(typeof(Humble.RmwDdsCommon.Gid), 24)]
    public void BothWidthsOfAGidExist(Type type, int bytes)
    {
        var codec = MessageCodecs.Find("rmw_dds_common/msg/Gid", MessageCodecs.IsHumble(type));

        Assert.Equal(type, codec.Type);
        Assert.Equal("rmw_dds_common::msg::dds_::Gid_", codec.DdsType);
        Assert.Equal(4 + bytes, codec.SizeOf(Activator.CreateInstance(type)!));
    }

    [Fact]
    public void AServiceNamesItself()
    {
        var facts = ReferenceData.Interfaces.GetProperty("rcl_interfaces/srv/SetParameters");

        Assert.Equal("rcl_interfaces/srv/SetParameters", RclInterfaces.SetParametersService.RosType);
        Assert.Equal(facts.GetProperty("hash").GetString(), RclInterfaces.SetParametersService.TypeHash);
        Assert.Equal(facts.GetProperty("hash_event").GetString(), RclInterfaces.SetParametersService.EventTypeHash);
    }

    private static void AssertDefaults(Type type, List<JsonElement> fields)
    {
        var message = Activator.CreateInstance(type)!;
        foreach (var field in fields)
        {
            if (field.TryGetProperty("default", out var expected))
            {
                var property = MessageJson.PropertyOf(type, field.GetProperty("name").GetString()!);
                MessageEquality.AssertEqual(MessageJson.ToClr(property.PropertyType, expected), property.GetValue(message)!);
            }
        }
    }

    private static void AssertConstants(Type type, JsonElement facts)
    {
        var expected = facts.TryGetProperty("constants", out var constants) ? constants.EnumerateArray().ToList() : [];
        var actual = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        Assert.Equal(expected.Select(constant => constant.GetProperty("name").GetString()), actual.Select(field => field.Name));
        foreach (var (constant, field) in expected.Zip(actual))
        {
            Assert.True(field.IsLiteral);
            MessageEquality.AssertEqual(MessageJson.ToClr(field.FieldType, constant.GetProperty("value")), field.GetRawConstantValue()!);
        }
    }

    private static string BaseName(string rosType) => rosType.Replace("_Request", "").Replace("_Response", "");

    private static (JsonElement Facts, string Suffix) FactsOf(string rosType)
    {
        var facts = ReferenceData.Interfaces.GetProperty(BaseName(rosType));
        return rosType.EndsWith("_Request", StringComparison.Ordinal) ? (facts.GetProperty("request"), "_request")
            : rosType.EndsWith("_Response", StringComparison.Ordinal) ? (facts.GetProperty("response"), "_response")
            : (facts, "");
    }
}
