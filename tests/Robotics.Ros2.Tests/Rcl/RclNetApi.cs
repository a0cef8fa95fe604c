// What the adapter uses of Rcl.NET 2.1.2: signatures only, to compile it in a test (RclAdapterTests) where the package cannot be had.
using System.Text;

namespace Rosidl.Runtime
{
    public enum HandleType
    {
        Message,
        Service,
        Action,
    }

    public readonly struct TypeSupportHandle
    {
        public TypeSupportHandle(nint handle, HandleType type) => _ = (handle, type);
    }

    public interface ITypeSupport
    {
        static abstract string TypeSupportName { get; }

        static abstract TypeSupportHandle GetTypeSupportHandle();
    }

    public interface IService : ITypeSupport;

    public interface IMessage : ITypeSupport
    {
        static abstract IMessage CreateFrom(nint data, Encoding textEncoding);

        static abstract nint UnsafeCreate();

        static abstract void UnsafeDestroy(nint data);

        static abstract bool UnsafeInitialize(nint data);

        static abstract void UnsafeFinalize(nint data);

        static abstract bool UnsafeInitializeSequence(int size, nint data);

        static abstract void UnsafeFinalizeSequence(nint data);

        void WriteTo(nint data, Encoding textEncoding);
    }
}

namespace Rcl.Qos
{
    public enum HistoryPolicy
    {
        Default,
        KeepLast,
        KeepAll,
    }

    public enum ReliabilityPolicy
    {
        Default,
        Reliable,
        BestEffort,
    }

    public enum DurabilityPolicy
    {
        Default,
        TransientLocal,
        Volatile,
    }

    public enum LivelinessPolicy
    {
        Default,
    }

    public record QosProfile(
        HistoryPolicy History = HistoryPolicy.Default,
        int Depth = 0,
        ReliabilityPolicy Reliability = ReliabilityPolicy.Default,
        DurabilityPolicy Durability = DurabilityPolicy.Default,
        TimeSpan Deadline = default,
        TimeSpan LifeSpan = default,
        LivelinessPolicy Liveliness = LivelinessPolicy.Default,
        TimeSpan LivelinessLeaseDuration = default,
        bool AvoidRosNamespaceConventions = false);
}

namespace Rcl.Parameters
{
    public interface IParameterService;
}

namespace Rcl
{
    using Rcl.Parameters;
    using Rcl.Qos;
    using Rosidl.Runtime;

    public interface IRclObject : IDisposable;

    public interface IRclClock : IDisposable;

    public sealed class RclClock : IRclClock
    {
        public static RclClock SystemClock { get; } = new();

        public void Dispose()
        {
        }
    }

    public interface IRclContext : IDisposable, IAsyncDisposable
    {
        IRclNode CreateNode(string name, IRclClock clockOverride, string @namespace = "/", NodeOptions? options = null);
    }

    public sealed class RclContext : IRclContext
    {
        public IRclNode CreateNode(string name, IRclClock clockOverride, string @namespace = "/", NodeOptions? options = null) => null!;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }

    public record NodeOptions
    {
        public NodeOptions(string[]? arguments = null, nuint? domaindId = null, bool useGlobalArguments = true, bool enableRosOut = true) =>
            _ = (arguments, domaindId, useGlobalArguments, enableRosOut);
    }

    public record PublisherOptions
    {
        public PublisherOptions(QosProfile? qos = null, Encoding? textEncoding = null) => _ = (qos, textEncoding);
    }

    public record SubscriptionOptions
    {
        public SubscriptionOptions(QosProfile? qos = null, Encoding? textEncoding = null, int queueSize = 64) =>
            _ = (qos, textEncoding, queueSize);
    }

    public record ServerOptions
    {
        public ServerOptions(QosProfile? qos = null, Encoding? textEncoding = null) => _ = (qos, textEncoding);
    }

    public readonly struct RosMessageBuffer : IDisposable
    {
        public readonly nint Data;

        public void Dispose()
        {
        }
    }

    public interface IRclPublisher : IRclObject
    {
        int Subscribers { get; }

        void Publish(RosMessageBuffer message);

        RosMessageBuffer CreateBuffer();
    }

    public interface IRclPublisher<T> : IRclPublisher
        where T : IMessage
    {
        void Publish(T message);
    }

    public interface IRclSubscription : IRclObject
    {
        int Publishers { get; }
    }

    public interface IRclNativeSubscription : IRclSubscription
    {
        IAsyncEnumerable<RosMessageBuffer> ReadAllAsync(CancellationToken cancellationToken = default);
    }

    public interface IRclService : IRclObject;

    public interface IConcurrentNativeServiceHandler;

    public interface IRclNode : IRclObject
    {
        IParameterService Parameters { get; }

        IRclNativeSubscription CreateNativeSubscription<T>(string topicName, SubscriptionOptions? options = null)
            where T : IMessage;

        IRclPublisher<T> CreatePublisher<T>(string topicName, PublisherOptions? options = null)
            where T : IMessage;

        IRclService CreateConcurrentNativeService<TService>(
            string serviceName, IConcurrentNativeServiceHandler handler, ServerOptions? options = null)
            where TService : IService;

        IRclService CreateConcurrentNativeService<TService>(
            string serviceName,
            Func<RosMessageBuffer, RosMessageBuffer, object?, CancellationToken, Task> handler,
            object? state = null,
            ServerOptions? options = null)
            where TService : IService;
    }
}
