using System.Text;
using Attune.Server.Import;
using CsCheck;

namespace Attune.Server.Tests.Import;

public sealed class CsvSourceTests
{
    [Fact]
    public void Records_EndAtLines_ButNotInsideQuotes()
    {
        var text = "a,b\r\n1,\"two\nlines, \"\"quoted\"\"\"\n\n3,last";
        Assert.Equal(
            [(1L, "a,b"), (2L, "1,\"two\nlines, \"\"quoted\"\"\""), (5L, "3,last")],
            Read(text).Select(record => (record.Line, record.Text))
        );
    }

    [Fact]
    public void StrayQuotes_RejectTheirLineAlone()
    {
        var records = Read("1,\"open\n2,b\n3,\"shut\"tail\n4,\"d\"\n5,in\"side\n6,\"never shut");
        Assert.Equal([1, 3, 6], records.Where(record => record.Problem is not null).Select(record => record.Line));
        Assert.Equal([2, 4, 5], records.Where(record => record.Problem is null).Select(record => record.Line));
    }

    [Fact]
    public void RecordsThatAreTooLong_AreRejected_AndTheNextIsRead()
    {
        var records = Read("1,a\n2," + new string('x', 3_000_000) + "\n3,c\n");
        Assert.Equal(["1,a", "3,c"], records.Where(record => record.Problem is null).Select(record => record.Text));
        Assert.Equal([1, 2, 3], records.Select(record => record.Line));
    }

    [Fact]
    public void ReadingFromAnyRecordOn_GivesTheSameRecords()
    {
        var field = Gen.OneOf(
            Gen.String[Gen.Char["abc☃ "], 0, 8],
            Gen.String[Gen.Char["a,\"\n\r"], 0, 8].Select(text => $"\"{text.Replace("\"", "\"\"")}\""),
            Gen.Const("\"broken"),
            Gen.Const("a\"b")
        );
        Gen.Select(field, field, (left, right) => $"{left},{right}\n")
            .List[0, 30]
            .Sample(lines =>
            {
                var text = string.Concat(lines);
                var all = Read(text);
                var ends = all.Select(record => record.End).Prepend(0).ToList();
                for (var at = 0; at < ends.Count; at++)
                {
                    var skipped = all.Take(at).ToList();
                    var before = Encoding.UTF8.GetBytes(text).AsSpan(0, (int)ends[at]).Count((byte)'\n');
                    Assert.Equal(all.Skip(at), Read(text, ends[at], before));
                }
            });
    }

    private sealed record Seen(long End, long Line, string Text, string? Problem);

    private static List<Seen> Read(string text, long offset = 0, long line = 0)
    {
        using var source = new CsvSource(new MemoryStream(Encoding.UTF8.GetBytes(text)), ',');
        source.Seek(offset, line);
        var records = new List<Seen>();
        while (source.TryRead(out var record))
        {
            records.Add(new Seen(record.End, record.Line, Encoding.UTF8.GetString(record.Text.Span), record.Problem));
        }
        return records;
    }
}
