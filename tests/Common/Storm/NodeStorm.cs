using Robotics.Msgs;
using Robotics.Msgs.LifecycleMsgs;
using Robotics.Msgs.RclInterfaces;
using Robotics.Msgs.SensorMsgs;
using Robotics.Msgs.StdSrvs;
using Robotics.Ros2;

namespace Robotics.Tests.Storm;

/// <summary>
/// Bad input for a node that runs in a process of its own: assignments to its parameters, broken requests and broken messages, over DDS.
/// </summary>
internal sealed class NodeStorm : IDisposable
{
    // Some assignments are taken, and make the node load its model anew.
    private const int OpenAssignments = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly Random _random;
    private readonly List<(RosPublisher Publisher, byte[] Sound)> _broken = [];
    private readonly List<Task> _calls = [];
    private readonly RosClient<SetParametersRequest, SetParametersResponse> _set;
    private readonly RosClient<GetParametersRequest, GetParametersResponse> _get;
    private readonly RosClient<SetBoolRequest, SetBoolResponse> _enable;
    private readonly string[] _names;
    private readonly ParameterValue[] _values;
    private int _steps;

    /// <param name="ros">Where to send from.</param>
    /// <param name="node">Full name of the segmentation node.</param>
    /// <param name="seed">Of all that is random.</param>
    public NodeStorm(RosNode ros, string node, int seed)
    {
        _random = new Random(seed);
        _set = ros.CreateClient<SetParametersRequest, SetParametersResponse>($"{node}/set_parameters", QosProfile.Parameters);
        _get = ros.CreateClient<GetParametersRequest, GetParametersResponse>($"{node}/get_parameters", QosProfile.Parameters);
        _enable = ros.CreateClient<SetBoolRequest, SetBoolResponse>($"{node}/set_enabled");
        using RosClient<ListParametersRequest, ListParametersResponse> list =
            ros.CreateClient<ListParametersRequest, ListParametersResponse>($"{node}/list_parameters", QosProfile.Parameters);
        Require(list.WaitForServiceAsync(s_patience).Result);
        Require(_set.WaitForServiceAsync(s_patience).Result);
        Require(_get.WaitForServiceAsync(s_patience).Result);
        _names = list.CallAsync(new ListParametersRequest(), s_patience).Result.Result.Names;
        _values = Values();
        AddTopic(ros, "/image", CdrSample.SmallImage());
        AddTopic(ros, "/camera_info", new CameraInfo { DistortionModel = "plumb_bob", D = [1, 2, 3, 4, 5] });
        AddService(ros, $"{node}/set_enabled", new SetBoolRequest { Data = true });
        AddService(ros, $"{node}/get_parameters", new GetParametersRequest { Names = _names });
        AddService(ros, $"{node}/describe_parameters", new DescribeParametersRequest { Names = _names });
        AddService(ros, $"{node}/list_parameters", new ListParametersRequest { Prefixes = _names, Depth = 1 });
        AddService(ros, $"{node}/change_state", new ChangeStateRequest { Transition = new Transition { Id = 255, Label = "nowhere" } });
    }

    /// <summary>What became of the assignments.</summary>
    public Tally Assignments { get; } = new("assignments to a running node");

    /// <summary>How many broken requests and messages were sent.</summary>
    public int BrokenPayloads { get; private set; }

    /// <summary>Sends one bad thing.</summary>
    public void Step()
    {
        _calls.RemoveAll(call => call.IsCompletedSuccessfully);
        if (_steps++ % 4 == 0 && _calls.Count < OpenAssignments)
        {
            _calls.Add(AssignAsync(RandomParameters.Next(_random, _names)));
            return;
        }

        (RosPublisher publisher, byte[] sound) = _broken[_random.Next(_broken.Count)];
        byte[] payload = RandomBytes.Damage(_random, sound);
        publisher.Publish(payload.Length >= 4 ? payload : sound.AsSpan(0, 4));
        BrokenPayloads++;
    }

    /// <summary>Waits for the answers and gives the node its parameters back.</summary>
    /// <exception cref="InvalidOperationException">A refusal had no reason, or the node is not as it was.</exception>
    public void End()
    {
        Task.WhenAll(_calls).GetAwaiter().GetResult();
        _ = _enable.CallAsync(new SetBoolRequest { Data = true }, s_patience).Result;
        Parameter[] changed = Changed();
        _ = _set.CallAsync(new SetParametersRequest { Parameters = changed }, s_patience).Result;
        Require(Changed().Length == 0);
    }

    public void Dispose()
    {
        _broken.ForEach(broken => broken.Publisher.Dispose());
        _set.Dispose();
        _get.Dispose();
        _enable.Dispose();
    }

    private static void Require(bool isSo)
    {
        if (!isSo)
        {
            throw new InvalidOperationException("The node's parameter services do not answer as they should.");
        }
    }

    private ParameterValue[] Values() => _get.CallAsync(new GetParametersRequest { Names = _names }, s_patience).Result.Values;

    /// <summary>The parameters that are not what they were, with the values that they had.</summary>
    private Parameter[] Changed() =>
    [
        .. _names.Zip(_values, Values())
            .Where(parameter => !CdrSample.Encode(parameter.Second).AsSpan().SequenceEqual(CdrSample.Encode(parameter.Third)))
            .Select(parameter => new Parameter { Name = parameter.First, Value = parameter.Second }),
    ];

    private async Task AssignAsync(Parameter parameter)
    {
        SetParametersResponse response = await _set.CallAsync(new SetParametersRequest { Parameters = [parameter] }, s_patience);
        Assignments.Count(response.Results[0].Successful ? null : response.Results[0].Reason);
    }

    private void AddTopic<T>(RosNode ros, string topic, T message)
        where T : class, IMessage<T> =>
        _broken.Add((ros.CreatePublisher(topic, RosType.Of<T>(), QosProfile.Default), CdrSample.Encode(message)));

    // Without a client's id in its user data, the node looks for nobody to reply to.
    private void AddService<T>(RosNode ros, string service, T request)
        where T : class, IMessage<T>
    {
        EndpointAddress address = new(service, DdsNames.ToRequestTopic(service), RosType.Of<T>(), "");
        _broken.Add((new RosPublisher(ros, address, QosProfile.Services, new EndpointEvents()), CdrSample.Request(request, 1)));
    }
}
