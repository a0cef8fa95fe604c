using System.Runtime.InteropServices;

namespace Robotics.Ros2.Native;

/// <summary>The functions of <c>native/include/robotics_dds.h</c>, which documents them.</summary>
internal static unsafe partial class NativeMethods
{
    internal const string Library = "robotics_dds";

    static NativeMethods() => CycloneLibrary.Register();

    [LibraryImport(Library, EntryPoint = "rdds_error_text")]
    internal static partial byte* ErrorText(int code);

    [LibraryImport(Library, EntryPoint = "rdds_domain_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int DomainCreate(uint domain, string config);

    [LibraryImport(Library, EntryPoint = "rdds_participant_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ParticipantCreate(uint domain, string userData);

    [LibraryImport(Library, EntryPoint = "rdds_delete")]
    internal static partial int Delete(int entity);

    [LibraryImport(Library, EntryPoint = "rdds_guid")]
    internal static partial int Guid(int entity, byte* guid);

    [LibraryImport(Library, EntryPoint = "rdds_writer_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int WriterCreate(
        int participant, string topic, string type, in NativeQos qos, string userData, out nint writer);

    [LibraryImport(Library, EntryPoint = "rdds_writer_entity")]
    internal static partial int WriterEntity(WriterHandle writer);

    [LibraryImport(Library, EntryPoint = "rdds_writer_close")]
    internal static partial void WriterClose(nint writer);

    [LibraryImport(Library, EntryPoint = "rdds_writer_free")]
    internal static partial void WriterFree(nint writer);

    [LibraryImport(Library, EntryPoint = "rdds_writer_matched")]
    internal static partial int WriterMatched(WriterHandle writer);

    [LibraryImport(Library, EntryPoint = "rdds_writer_peers")]
    internal static partial int WriterPeers(WriterHandle writer, out NativeEndpoint* endpoints, out uint count);

    [LibraryImport(Library, EntryPoint = "rdds_writer_status")]
    internal static partial int WriterStatus(WriterHandle writer, out NativeStatus status);

    [LibraryImport(Library, EntryPoint = "rdds_loan")]
    internal static partial nint Loan(WriterHandle writer, uint size, out byte* data);

    [LibraryImport(Library, EntryPoint = "rdds_loan_write")]
    internal static partial int LoanWrite(WriterHandle writer, nint loan, uint size);

    [LibraryImport(Library, EntryPoint = "rdds_loan_release")]
    internal static partial void LoanRelease(nint loan);

    [LibraryImport(Library, EntryPoint = "rdds_reader_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ReaderCreate(
        int participant, string topic, string type, in NativeQos qos, string userData, out nint reader);

    [LibraryImport(Library, EntryPoint = "rdds_reader_entity")]
    internal static partial int ReaderEntity(ReaderHandle reader);

    [LibraryImport(Library, EntryPoint = "rdds_reader_condition")]
    internal static partial int ReaderCondition(ReaderHandle reader);

    [LibraryImport(Library, EntryPoint = "rdds_reader_close")]
    internal static partial void ReaderClose(nint reader);

    [LibraryImport(Library, EntryPoint = "rdds_reader_free")]
    internal static partial void ReaderFree(nint reader);

    [LibraryImport(Library, EntryPoint = "rdds_reader_matched")]
    internal static partial int ReaderMatched(ReaderHandle reader);

    [LibraryImport(Library, EntryPoint = "rdds_reader_peers")]
    internal static partial int ReaderPeers(ReaderHandle reader, out NativeEndpoint* endpoints, out uint count);

    [LibraryImport(Library, EntryPoint = "rdds_reader_status")]
    internal static partial int ReaderStatus(ReaderHandle reader, out NativeStatus status);

    [LibraryImport(Library, EntryPoint = "rdds_reader_take")]
    internal static partial int ReaderTake(ReaderHandle reader, out NativeSample sample);

    [LibraryImport(Library, EntryPoint = "rdds_reader_wait")]
    internal static partial int ReaderWait(ReaderHandle reader, long timeoutNanoseconds);

    [LibraryImport(Library, EntryPoint = "rdds_reader_wake")]
    internal static partial void ReaderWake(ReaderHandle reader);

    [LibraryImport(Library, EntryPoint = "rdds_waitset_create")]
    internal static partial int WaitsetCreate(int participant);

    [LibraryImport(Library, EntryPoint = "rdds_waitset_attach")]
    internal static partial int WaitsetAttach(int waitset, int entity, long tag);

    [LibraryImport(Library, EntryPoint = "rdds_waitset_detach")]
    internal static partial int WaitsetDetach(int waitset, int entity);

    [LibraryImport(Library, EntryPoint = "rdds_waitset_wait")]
    internal static partial int WaitsetWait(int waitset, long* tags, int capacity);

    [LibraryImport(Library, EntryPoint = "rdds_guard_create")]
    internal static partial int GuardCreate(int participant);

    [LibraryImport(Library, EntryPoint = "rdds_guard_set")]
    internal static partial int GuardSet(int guard, int triggered);

    [LibraryImport(Library, EntryPoint = "rdds_endpoints")]
    internal static partial int Endpoints(int participant, int builtin, out NativeEndpoint* endpoints, out uint count);

    [LibraryImport(Library, EntryPoint = "rdds_endpoints_free")]
    internal static partial void EndpointsFree(NativeEndpoint* endpoints, uint count);
}
