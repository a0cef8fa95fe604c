namespace Robotics.Ros2;

/// <summary>
/// The threads on which user code is called. One of them never waits for another: two handlers that dispose each other's
/// subscriptions would wait for ever. What a thread uses is freed when its last native call returns, so nobody needs the wait.
/// </summary>
internal static class RosThread
{
    [ThreadStatic]
    private static bool s_current;

    internal static Thread Start(string name, Action run)
    {
        var thread = new Thread(() =>
        {
            s_current = true;
            run();
        })
        {
            IsBackground = true,
            Name = name,
        };
        thread.Start();
        return thread;
    }

    /// <summary>Waits for the thread's end, unless the caller is such a thread itself.</summary>
    internal static void Join(Thread thread)
    {
        if (!s_current)
        {
            thread.Join();
        }
    }
}
