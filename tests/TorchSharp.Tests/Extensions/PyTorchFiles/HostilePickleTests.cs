using System.IO.Compression;
using System.Text;
using TorchSharp.Extensions;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Extensions.PyTorchFiles;

/// <summary>Pickles that would run, grow or loop in Python.</summary>
public sealed class HostilePickleTests : IDisposable
{
    private const string Protocol = "\x80\x02";
    private const string Huge = "\x8a\x08\xff\xff\xff\xff\xff\xff\xff\x7f";
    private const string StorageOf = "(X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\00X\x03\0\0\0cpu";
    private const string Storage = $"{StorageOf}K\x04tQ";

    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_file);

    public static TheoryData<string, string, string> Pickles => new()
    {
        { "posix.system by protocol 4", "\x8c\x05posix\x8c\x06system\x93\x8c\x04true\x85R.", "it wants to use posix.system" },
        { "builtins.eval", "c__builtin__\neval\nX\x01\0\0\01\x85R.", "it wants to use __builtin__.eval" },
        { "a class of PyTorch", "ctorch.hub\nload\n)R.", "it wants to use torch.hub.load" },
        { "instance", "(i__main__\nThing\n.", "the operation 0x69" },
        { "text without end", "X\u00ff\u00ff\u00ff\u007fabc.", "2147483647 more are announced" },
        { "negative count", "\x8b\xff\xff\xff\xff.", "more are announced" },
        { "a list in itself", "]q\0h\0a.", "contains itself" },
        { "recalls nothing", "h\x05.", "which it never made" },
        { "empty stack", "R.", "it takes more objects than it made" },
        { "no mark", "t.", "a mark that it never made" },
        { "no tensor", "}.", "there is no tensor in it" },
        { "odd items", "}(K\x01u.", "a key in it has no value" },
        { "tensor beyond its storage", $"ctorch._utils\n_rebuild_tensor\n({Storage}K\0K\x05\x85K\x01\x85tR.", "does not fit its storage" },
        {
            "one element shown often",
            $"ctorch._utils\n_rebuild_tensor\n({Storage}K\0J\xff\xff\xff\x7f\x85K\0\x85tR.",
            "does not fit its storage"
        },
        {
            "beyond all memory",
            $"ctorch._utils\n_rebuild_tensor\n({Storage}K\0{Huge}{Huge}\x86K\x01K\x01\x86tR.",
            "too large for any memory"
        },
        {
            "a storage beyond all memory",
            $"ctorch._utils\n_rebuild_tensor\n({StorageOf}{Huge}tQK\0K\x04\x85K\x01\x85tR.",
            "larger than 2 GiB"
        },
        { "attributes of a number", "K\x01}b.", "attributes to something that has none" },
        { "an unknown storage", "(X\x07\0\0\0storagectorch\nQInt8Storage\ntQ.", "not supported" },
    };

    [Theory]
    [MemberData(nameof(Pickles))]
    public void Is_refused_with_the_reason(string kind, string pickle, string reason)
    {
        Write(Protocol + pickle);

        using DisposeScope scope = NewDisposeScope();
        var refusal = Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(_file));

        Assert.True(refusal.Message.Contains(reason, StringComparison.Ordinal), $"{kind}: {refusal.Message}");
    }

    [Fact]
    public void A_command_is_not_run()
    {
        string witness = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        string command = $"touch {witness}";
        Write(Protocol + $"cos\nsystem\nX{(char)command.Length}\0\0\0{command}\x85R.");

        var refusal = Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(_file));

        Assert.Contains("it wants to use os.system", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(witness));
    }

    /// <summary>A list of two times the list before, forty times over: 2^40 parts in 400 bytes.</summary>
    [Fact]
    public void A_list_that_doubles_is_refused()
    {
        StringBuilder pickle = new(Protocol + "]q\0");
        for (int i = 1; i <= 40; i++)
        {
            pickle.Append($"](h{(char)(i - 1)}h{(char)(i - 1)}eq{(char)i}");
        }

        Write(pickle + ".");

        using DisposeScope scope = NewDisposeScope();
        Assert.Contains(
            "too many parts", Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(_file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_entry_is_refused()
    {
        using (var archive = new ZipArchive(File.Create(_file), ZipArchiveMode.Create))
        {
            using Stream stream = archive.CreateEntry("x/data.pkl", CompressionLevel.SmallestSize).Open();
            stream.Write(new byte[1 << 20]);
        }

        Assert.Contains(
            "is compressed", Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(_file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_storage_of_another_size_is_refused()
    {
        Write(Protocol + $"ctorch._utils\n_rebuild_tensor\n({Storage}K\0K\x04\x85K\x01\x85tR.", storageBytes: 8);

        Assert.Contains(
            "8 bytes instead of 16", Assert.Throws<InvalidDataException>(() => PyTorchFile.Load(_file)).Message, StringComparison.Ordinal);
    }

    private void Write(string latin1, int storageBytes = 16)
    {
        using var archive = new ZipArchive(File.Create(_file), ZipArchiveMode.Create);
        using (Stream stream = archive.CreateEntry("x/data.pkl", CompressionLevel.NoCompression).Open())
        {
            stream.Write(Encoding.Latin1.GetBytes(latin1));
        }

        using Stream storage = archive.CreateEntry("x/data/0", CompressionLevel.NoCompression).Open();
        storage.Write(new byte[storageBytes]);
    }
}
