using Robotics.Ros2.Native;

namespace Robotics.Ros2;

/// <summary>
/// The thread that takes a subscription's messages, one at a time so that DDS keeps the newest meanwhile, and calls its handler.
/// </summary>
internal sealed class HandlerThread
{
    private const long NoLimit = -1;

    private readonly RosSubscription _subscription;
    private readonly ReaderHandle _reader;
    private readonly RosMessageHandler _handler;
    private readonly Thread _thread;

    internal HandlerThread(RosSubscription subscription, ReaderHandle reader, RosMessageHandler handler)
    {
        _subscription = subscription;
        _reader = reader;
        _handler = handler;
        _thread = RosThread.Start($"ros2 {subscription.Topic}", Run);
    }

    /// <summary>Waits for the thread, whose subscription is disposed. See <see cref="RosThread"/> for who does not wait.</summary>
    internal void Join() => RosThread.Join(_thread);

    private void Run()
    {
        try
        {
            while (!_subscription.IsDisposed && NativeMethods.ReaderWait(_reader, NoLimit) >= 0)
            {
                while (_subscription.TryTakeSample(out var sample))
                {
                    Handle(sample);
                }
            }
        }
        catch (ObjectDisposedException) when (_subscription.IsDisposed)
        {
            // Disposed by a handler or event, between the check and the call.
        }
    }

    private void Handle(in NativeSample sample)
    {
        try
        {
            _handler(sample.Payload, sample.Info);
        }
        finally
        {
            NativeMethods.LoanRelease(sample.Loan);
        }
    }
}
