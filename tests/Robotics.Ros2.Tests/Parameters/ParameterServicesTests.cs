using Robotics.Msgs;
using Robotics.Msgs.RclInterfaces;

namespace Robotics.Ros2.Tests;

/// <summary>Replays the calls that a ROS 2 Humble peer made to a node of rclpy, and compares with the replies that it got.</summary>
public class ParameterServicesTests
{
    private readonly ParameterStore _store = new(new Dictionary<string, RosParameterValue>());

    public ParameterServicesTests()
    {
        _store.Declare(DeclaredParameter.Create("use_sim_time", false, new()));
        _store.Declare(DeclaredParameter.Create("threshold", 0.5, new()));
        _store.Declare(DeclaredParameter.Create("names", new[] { "a", "ü" }, new()));
    }

    [Fact]
    public void AnswersAsTheRecordedNode()
    {
        var calls = ServiceWire.Read().Where(sample => sample.Topic.Contains("_parameter")).ToArray();
        Assert.Equal(18, calls.Length);
        for (var i = 0; i < calls.Length; i += 2)
        {
            Replay(calls[i], calls[i + 1]);
        }
    }

    [Fact]
    public void DescribesRanges()
    {
        _store.Declare(DeclaredParameter.Create(
            "rate", 30, new() { Range = ParameterRange.Integers(1, 60, 1), Description = "Hz", Constraints = "even", ReadOnly = true }));
        _store.Declare(DeclaredParameter.Create("alpha", 0.5, new() { Range = ParameterRange.Numbers(0, 1, 0.25) }));
        var descriptors = ParameterServices.Describe(_store, new DescribeParametersRequest { Names = ["rate", "alpha"] }).Descriptors;
        Assert.Equal(("rate", 2, "Hz", "even", true), (descriptors[0].Name, descriptors[0].Type, descriptors[0].Description,
            descriptors[0].AdditionalConstraints, descriptors[0].ReadOnly));
        Assert.Equal(
            (1L, 60L, 1UL),
            (descriptors[0].IntegerRange.Single().FromValue, descriptors[0].IntegerRange[0].ToValue, descriptors[0].IntegerRange[0].Step));
        Assert.Empty(descriptors[0].FloatingPointRange);
        Assert.Equal(0.25, descriptors[1].FloatingPointRange.Single().Step);
    }

    [Fact]
    public void CarriesEveryType()
    {
        RosParameterValue[] values =
        [
            RosParameterValue.NotSet, RosParameterValue.From(true), RosParameterValue.From(-5L), RosParameterValue.From(0.5),
            RosParameterValue.From("ä"),
            RosParameterValue.From(new byte[] { 1, 255 }), RosParameterValue.From(new[] { true, false }),
            RosParameterValue.From(new[] { 1L, -2 }),
            RosParameterValue.From(new[] { 0.5, -1 }), RosParameterValue.From(new[] { "a", "" }),
        ];
        Assert.Equal(Enum.GetValues<RosParameterType>(), values.Select(value => value.Type));
        Assert.All(values, value => Assert.Equal(value, ParameterMessages.FromMessage(ParameterMessages.ToMessage(value))));
        Assert.Equal(RosParameterValue.NotSet, ParameterMessages.FromMessage(new ParameterValue { Type = 77 }));
    }

    private void Replay(ServiceWire request, ServiceWire reply)
    {
        switch (request.Topic.Split('/')[^1])
        {
            case "list_parametersRequest":
                var listed = ParameterServices.List(_store, Read<ListParametersRequest>(request)).Result;
                var expected = Read<ListParametersResponse>(reply).Result;

                // rclpy lists in the order of declaration, rclcpp by name.
                Assert.Equal(expected.Names.Order(StringComparer.Ordinal), listed.Names);
                Assert.Equal(expected.Prefixes, listed.Prefixes);
                break;
            case "get_parametersRequest":
                Compare(ParameterServices.Get(_store, Read<GetParametersRequest>(request)), reply);
                break;
            case "get_parameter_typesRequest":
                Compare(ParameterServices.GetTypes(_store, Read<GetParameterTypesRequest>(request)), reply);
                break;
            case "describe_parametersRequest":
                Compare(ParameterServices.Describe(_store, Read<DescribeParametersRequest>(request)), reply);
                break;
            case "set_parametersRequest":
                Assert.Equal(
                    Read<SetParametersResponse>(reply).Results.Select(result => (result.Successful, result.Reason.Length > 0)),
                    ParameterServices.Set(_store, Read<SetParametersRequest>(request)).Results.Select(
                        result => (result.Successful, result.Reason.Length > 0)));
                break;
            default:
                var set = ParameterServices.SetAtomically(_store, Read<SetParametersAtomicallyRequest>(request)).Result;
                Assert.Equal(Read<SetParametersAtomicallyResponse>(reply).Result.Successful, set.Successful);
                Assert.NotEqual(set.Successful, set.Reason.Length > 0);
                break;
        }
    }

    private static T Read<T>(ServiceWire sample)
        where T : class, IMessage<T>
    {
        var reader = new CdrReader(sample.Cdr);
        RequestHeader.Read(ref reader);
        return T.Read(ref reader);
    }

    private static void Compare<T>(T response, ServiceWire reply)
        where T : class, IMessage<T>
    {
        var buffer = new byte[reply.Cdr.Length];
        var writer = new CdrWriter(buffer);
        var reader = new CdrReader(reply.Cdr);
        RequestHeader.Read(ref reader).Write(ref writer);
        response.Write(ref writer);
        Assert.Equal(Convert.ToHexStringLower(reply.Cdr), Convert.ToHexStringLower(buffer));
    }
}
