using System.Collections.Concurrent;
using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>
/// A thread that waits for status changes of endpoints and for messages, and runs what is attached to them.
/// DDS itself never calls managed code, so entities may be deleted at any time.
/// </summary>
internal sealed unsafe class EventLoop
{
    private const long GuardTag = 0;
    private const int MaxTagsPerWait = 16;

    private readonly ConcurrentDictionary<long, Action> _actions = new();
    private readonly ParticipantHandle _participant;
    private readonly Thread _thread;
    private readonly int _waitset;
    private readonly int _guard;
    private long _lastTag = GuardTag;
    private volatile bool _stopping;

    internal EventLoop(ParticipantHandle participant, string name)
    {
        _waitset = NativeError.Check(NativeMethods.WaitsetCreate(participant.Entity), "The waitset of a context could not be created");
        _guard = NativeError.Check(NativeMethods.GuardCreate(participant.Entity), "The guard condition of a context could not be created");
        NativeError.Check(
            NativeMethods.WaitsetAttach(_waitset, _guard, GuardTag), "The guard condition of a context could not be attached");
        var added = false;
        participant.DangerousAddRef(ref added);
        _participant = participant;
        _thread = RosThread.Start(name, Run);
    }

    /// <summary>Runs the action whenever the entity is triggered, and at once if it is. The action has to end what triggered it.</summary>
    /// <returns>What <see cref="Detach"/> takes.</returns>
    internal Attachment Attach(int entity, Action action)
    {
        var attachment = new Attachment(entity, Interlocked.Increment(ref _lastTag));
        _actions[attachment.Tag] = action;
        var code = NativeMethods.WaitsetAttach(_waitset, entity, attachment.Tag);
        NativeError.Check(code, "An endpoint could not be attached to the events of its context");
        return attachment;
    }

    /// <summary>Forgets the action; one in progress ends by itself.</summary>
    internal void Detach(Attachment attachment)
    {
        _ = NativeMethods.WaitsetDetach(_waitset, attachment.Entity);
        _actions.TryRemove(attachment.Tag, out _);
    }

    /// <summary>Ends the thread, which deletes what it used.</summary>
    internal void Stop()
    {
        _stopping = true;
        _ = NativeMethods.GuardSet(_guard, triggered: 1);
        RosThread.Join(_thread);
    }

    private void Run()
    {
        var tags = stackalloc long[MaxTagsPerWait];
        while (!_stopping)
        {
            var triggered = NativeMethods.WaitsetWait(_waitset, tags, MaxTagsPerWait);
            if (triggered < 0)
            {
                break;
            }

            foreach (var tag in new ReadOnlySpan<long>(tags, Math.Min(triggered, MaxTagsPerWait)))
            {
                if (!_stopping && _actions.TryGetValue(tag, out var action))
                {
                    action();
                }
            }
        }

        _ = NativeMethods.Delete(_waitset);
        _ = NativeMethods.Delete(_guard);
        _participant.DangerousRelease();
    }

    internal readonly record struct Attachment(int Entity, long Tag);
}
