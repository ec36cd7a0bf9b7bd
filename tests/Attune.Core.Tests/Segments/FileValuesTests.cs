using System.Text;
using Attune.Core.Segments;

namespace Attune.Core.Tests.Segments;

public sealed class FileValuesTests
{
    [Fact]
    public void EachLine_IsAValue()
    {
        var (values, found) = Read("a\r\nb\n\n  c  \n\"d,e\"\n");
        Assert.Equal(["a", "b", "c", "d,e"], values);
        Assert.Equal(4, found);
    }

    [Theory]
    [InlineData("abcd,")]
    [InlineData("a\"bc")]
    [InlineData("a\u0001b")]
    public void ALineThatIsNoValue_IsFoundAndNotProcessed(string line)
    {
        var (values, found) = Read($"x\n{line}\ny");
        Assert.Equal(["x", "y"], values);
        Assert.Equal(3, found);
    }

    [Fact]
    public void BytesThatAreNoText_AreNoValue()
    {
        var (values, found) = FileValues.Read([0x61, 0x0A, 0xFF, 0xFE, 0x0A, 0x62], isFirst: false);
        Assert.Equal(["a", "b"], values);
        Assert.Equal(3, found);
    }

    [Fact]
    public void AHeading_IsLeftOut_AtTheBeginningOnly()
    {
        Assert.Equal(["a"], Read("\uFEFFCustomer_ID\na").Values);
        Assert.Equal(["customer_id", "a"], FileValues.Read("customer_id\na"u8, isFirst: false, "customer_id").Values);
        Assert.Equal(["a", "customer_id"], Read("a\ncustomer_id").Values);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task AFile_IsCutIntoPiecesOfWholeLines_ThatAreTheFile(int lines)
    {
        var text = string.Concat(Enumerable.Range(0, lines).Select(line => $"customer-{line}\n"));
        var pieces = new List<string>();
        using var file = new Dribble(Encoding.UTF8.GetBytes(text));

        var bytes = await FilePieces.CutAsync(
            file,
            long.MaxValue,
            (_, piece) =>
            {
                pieces.Add(Encoding.UTF8.GetString(piece.Span));
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(text, string.Concat(pieces));
        Assert.Equal(text.Length, bytes);
        Assert.All(pieces, piece => Assert.EndsWith("\n", piece, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFileThatIsTooLarge_IsRefused()
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(new string('a', 200)));
        var refused = await Assert.ThrowsAsync<SegmentFileException>(() =>
            FilePieces.CutAsync(file, 199, (_, _) => Task.CompletedTask, TestContext.Current.CancellationToken)
        );
        Assert.StartsWith("File size cannot be greater than", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALineThatDoesNotEnd_IsRefused_WithoutBeingHeldWhole()
    {
        using var file = new MemoryStream(new byte[1024 * 1024]);
        await Assert.ThrowsAsync<SegmentFileException>(() =>
            FilePieces.CutAsync(
                file,
                long.MaxValue,
                (_, _) => Task.CompletedTask,
                TestContext.Current.CancellationToken
            )
        );
    }

    private static (List<string> Values, int Found) Read(string text) =>
        FileValues.Read(Encoding.UTF8.GetBytes(text), isFirst: true, "customer_id");

    /// <summary>Gives a few thousand bytes at a time, as a network does.</summary>
    private sealed class Dribble(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 3_001)], cancellationToken);
    }
}
