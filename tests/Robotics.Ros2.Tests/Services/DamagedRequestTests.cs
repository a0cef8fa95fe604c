using Robotics.Msgs;
using Robotics.Msgs.LifecycleMsgs;
using Robotics.Msgs.RclInterfaces;
using Robotics.Tests.Storm;

namespace Robotics.Ros2.Tests;

/// <summary>Recorded requests with bytes changed, cut or doubled are refused or answered; the store stays whole.</summary>
public class DamagedRequestTests
{
    private const int Variants = 400;

    private readonly ParameterStore _store = new(new Dictionary<string, RosParameterValue>());
    private readonly LifecycleMachine _machine = new(new LifecycleCallbacks());
    private int _answered;
    private int _refused;

    [Fact]
    public void NoneDoesHarm()
    {
        _store.Declare(DeclaredParameter.Create("threshold", 0.5, new() { Range = ParameterRange.Numbers(0, 1) }));
        _store.Declare(DeclaredParameter.Create("names", new[] { "a" }, new()));
        var random = new Random(11);
        foreach (var request in ServiceWire.Read().Where(sample => sample.Topic.EndsWith("Request")))
        {
            for (var i = 0; i < Variants; i++)
            {
                Answer(request.Topic.Split('/')[^1], RandomBytes.Damage(random, request.Cdr));
            }
        }

        Assert.InRange(_store.Find("threshold")!.Value.As<double>(), 0, 1);
        Assert.Equal(RosParameterType.StringArray, _store.Find("names")!.Value.Type);
        Assert.Contains(_machine.State, LifecycleGraph.States);
        Assert.True(_answered > 1000 && _refused > 1000, $"{_answered} answered, {_refused} refused");
    }

    private void Answer(string topic, byte[] payload)
    {
        switch (topic)
        {
            case "list_parametersRequest":
                Answer<ListParametersRequest, ListParametersResponse>(payload, request => ParameterServices.List(_store, request));
                break;
            case "get_parametersRequest":
                Answer<GetParametersRequest, GetParametersResponse>(payload, request => ParameterServices.Get(_store, request));
                break;
            case "get_parameter_typesRequest":
                Answer<GetParameterTypesRequest, GetParameterTypesResponse>(
                    payload, request => ParameterServices.GetTypes(_store, request));
                break;
            case "describe_parametersRequest":
                Answer<DescribeParametersRequest, DescribeParametersResponse>(
                    payload, request => ParameterServices.Describe(_store, request));
                break;
            case "set_parametersRequest":
                Answer<SetParametersRequest, SetParametersResponse>(payload, request => ParameterServices.Set(_store, request));
                break;
            case "set_parameters_atomicallyRequest":
                Answer<SetParametersAtomicallyRequest, SetParametersAtomicallyResponse>(
                    payload, request => ParameterServices.SetAtomically(_store, request));
                break;
            case "change_stateRequest":
                Answer<ChangeStateRequest, ChangeStateResponse>(payload, request => LifecycleServices.Change(_machine, request));
                break;
        }
    }

    private void Answer<TRequest, TResponse>(byte[] payload, Func<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        TRequest request;
        try
        {
            var reader = new CdrReader(payload);
            RequestHeader.Read(ref reader);
            request = TRequest.Read(ref reader);
        }
        catch (CdrException)
        {
            _refused++;
            return;
        }

        var response = handler(request);
        var writer = new CdrWriter(new byte[response.GetSerializedSize()]);
        response.Write(ref writer);
        _answered++;
    }
}
