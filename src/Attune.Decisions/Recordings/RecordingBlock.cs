using System.Buffers;
using System.IO;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using Attune.Decisions.Rules;
using Attune.Decisions.Users;

namespace Attune.Decisions.Recordings;

/// <summary>
/// Records of one workspace's decisions, one behind the other in a pooled buffer: what each read, and what came out. Adding one
/// allocates nothing but room. Not thread-safe. Stored in format 1: "ADR" and the format, names, lengths, records, XXH3 over all
/// of it; every format stays readable, and a test reads a saved sample.
/// </summary>
public sealed class RecordingBlock : IDisposable
{
    private const byte Format = 1;
    private const int ChecksumSize = 8;
    private const byte HasUser = 1;
    private const byte AskedForAll = 2;
    private const byte HasFailures = 4;

    private readonly RecordingBuffer _records = new();
    private readonly RecordingNames _names = new();
    private readonly List<int> _ends = [];
    private readonly RecordingWriter _writer;

    public RecordingBlock() => _writer = new(_records, _names);

    private static ReadOnlySpan<byte> Header => "ADR\u0001"u8;

    /// <summary>How many records there are.</summary>
    public int Count => _ends.Count;

    /// <summary>The bytes of the records, names not counted.</summary>
    public int Length => _records.Length;

    /// <summary>Adds a decision. Its cost is that of the attributes that the rules of the keys read, whatever else the user has or did.</summary>
    /// <param name="snapshot">The configuration that decided.</param>
    /// <param name="user">The user, or null for nobody.</param>
    /// <param name="session">What the request said.</param>
    /// <param name="askedForAll">Whether the request named no keys.</param>
    /// <param name="decisions">What came out, for each key asked for.</param>
    /// <param name="failures">What could not be rendered.</param>
    /// <param name="findings">What the rules on events found while deciding.</param>
    public void Add(
        Snapshot snapshot,
        UserView? user,
        Session session,
        bool askedForAll,
        IReadOnlyList<Decision> decisions,
        ReadOnlySpan<RecordedFailure> failures,
        EventFindings? findings
    )
    {
        var start = _records.Length;
        try
        {
            var plan = snapshot.RecordingPlans.For(decisions, askedForAll);
            var flags = user is null ? 0 : HasUser;
            flags |= askedForAll ? AskedForAll : 0;
            flags |= failures.IsEmpty ? 0 : HasFailures;
            _writer.Byte((byte)flags);
            _writer.Number(snapshot.Version);
            _writer.Number(plan.IsRanked ? snapshot.RankedAtMs : 0);
            SessionRecord.Write(_writer, session, plan);
            WriteDecisions(decisions);
            if (!failures.IsEmpty)
            {
                WriteFailures(failures);
            }

            if (user is not null)
            {
                UserRecord.Write(_writer, user, plan);
                FindingsRecord.Write(_writer, findings);
            }

            _ends.Add(_records.Length);
        }
        catch
        {
            _records.CutTo(start);
            throw;
        }
    }

    /// <summary>The block as it is stored.</summary>
    public byte[] ToBytes() => Write(_names.All, CollectionsMarshal.AsSpan(_ends), _records.Written);

    /// <summary>Empties the block and gives its buffer back.</summary>
    public void Clear()
    {
        _records.Release();
        _names.Clear();
        _ends.Clear();
    }

    public void Dispose() => Clear();

    /// <summary>One record of a stored block.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of a later format, or there is no such record.</exception>
    public static DecisionRecording Read(ReadOnlySpan<byte> block, int index)
    {
        var records = Open(block, out var names, out var ends);
        return index >= 0 && index < ends.Length
            ? Decode(records[(index == 0 ? 0 : ends[index - 1])..ends[index]], names)
            : throw new InvalidDataException("The block of recordings has no such record.");
    }

    /// <summary>The block without some of its records; null where none is left.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of a later format.</exception>
    public static byte[]? Without(ReadOnlySpan<byte> block, IReadOnlySet<int> removed)
    {
        var records = Open(block, out var names, out var ends);
        var kept = new ArrayBufferWriter<byte>(records.Length + 1);
        var keptEnds = new List<int>();
        for (var index = 0; index < ends.Length; index++)
        {
            if (!removed.Contains(index))
            {
                kept.Write(records[(index == 0 ? 0 : ends[index - 1])..ends[index]]);
                keptEnds.Add(kept.WrittenCount);
            }
        }

        return keptEnds.Count == 0 ? null : Write(names, CollectionsMarshal.AsSpan(keptEnds), kept.WrittenSpan);
    }

    private static byte[] Write(IReadOnlyList<string> names, ReadOnlySpan<int> ends, ReadOnlySpan<byte> records)
    {
        var output = new ArrayBufferWriter<byte>(records.Length + 1024);
        output.Write(Header);
        Varint.Write(output, (ulong)names.Count);
        foreach (var name in names)
        {
            Varint.Write(output, (ulong)Encoding.UTF8.GetByteCount(name));
            Encoding.UTF8.GetBytes(name, output);
        }

        Varint.Write(output, (ulong)ends.Length);
        var start = 0;
        foreach (var end in ends)
        {
            Varint.Write(output, (ulong)(end - start));
            start = end;
        }

        output.Write(records);
        XxHash3.Hash(output.WrittenSpan, output.GetSpan(ChecksumSize));
        output.Advance(ChecksumSize);
        return output.WrittenSpan.ToArray();
    }

    private static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> block, out string[] names, out int[] ends)
    {
        if (block.Length < Header.Length + ChecksumSize || !block.StartsWith(Header[..3]))
        {
            throw new InvalidDataException("These are not the bytes of recordings.");
        }

        if (block[3] != Format)
        {
            throw new InvalidDataException(
                $"The recordings have format {block[3]}; this version reads format {Format}."
            );
        }

        var content = block[..^ChecksumSize];
        Span<byte> checksum = stackalloc byte[ChecksumSize];
        XxHash3.Hash(content, checksum);
        if (!checksum.SequenceEqual(block[^ChecksumSize..]))
        {
            throw new InvalidDataException("The recordings' checksum does not fit: their bytes are damaged.");
        }

        var at = Header.Length;
        names = new string[Varint.ReadLength(content, ref at, content.Length)];
        for (var name = 0; name < names.Length; name++)
        {
            var length = Varint.ReadLength(content, ref at, content.Length - at);
            names[name] = Encoding.UTF8.GetString(content.Slice(at, length));
            at += length;
        }

        ends = new int[Varint.ReadLength(content, ref at, content.Length)];
        var end = 0;
        for (var record = 0; record < ends.Length; record++)
        {
            end += Varint.ReadLength(content, ref at, content.Length);
            ends[record] = end;
        }

        return content.Length - at == end
            ? content[at..]
            : throw new InvalidDataException("The recordings' lengths do not fit their bytes.");
    }

    private static DecisionRecording Decode(ReadOnlySpan<byte> record, string[] names)
    {
        try
        {
            var reader = new RecordingReader(record, names);
            var flags = reader.Byte();
            var version = reader.Number();
            var rankedAt = reader.Number();
            var session = SessionRecord.Read(ref reader);
            var decisions = ReadDecisions(ref reader);
            var failures = (flags & HasFailures) == 0 ? [] : ReadFailures(ref reader);
            var user = (flags & HasUser) == 0 ? null : UserRecord.Read(ref reader);
            var findings = user is null ? new EventFindings([]) : FindingsRecord.Read(ref reader);
            return reader.IsAtEnd
                ? new DecisionRecording
                {
                    ConfigurationVersion = version,
                    RankedAtMs = rankedAt,
                    User = user,
                    Session = session,
                    AskedForAll = (flags & AskedForAll) != 0,
                    Decisions = decisions,
                    Failures = failures,
                    Findings = findings,
                }
                : throw new InvalidDataException("The recording goes on behind its end.");
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException("The recording is damaged.", e);
        }
    }

    private void WriteDecisions(IReadOnlyList<Decision> decisions)
    {
        _writer.Count(decisions.Count);
        for (var at = 0; at < decisions.Count; at++)
        {
            var decision = decisions[at];
            _writer.Name(decision.ExperienceKey);
            _writer.Byte((byte)decision.Reason);
            _writer.Name(decision.AudienceId);
            _writer.Name(decision.Variation?.Id);
        }
    }

    private void WriteFailures(ReadOnlySpan<RecordedFailure> failures)
    {
        _writer.Count(failures.Length);
        foreach (var failure in failures)
        {
            _writer.Name(failure.ExperienceKey);
            _writer.Text(failure.Variable);
            _writer.Text(failure.Message);
        }
    }

    private static RecordedDecision[] ReadDecisions(ref RecordingReader reader)
    {
        var decisions = new RecordedDecision[reader.Count()];
        for (var at = 0; at < decisions.Length; at++)
        {
            decisions[at] = new(reader.NeededName(), (DecisionReason)reader.Byte(), reader.Name(), reader.Name());
        }

        return decisions;
    }

    private static RecordedFailure[] ReadFailures(ref RecordingReader reader)
    {
        var failures = new RecordedFailure[reader.Count()];
        for (var at = 0; at < failures.Length; at++)
        {
            failures[at] = new(reader.NeededName(), reader.Text(), reader.Text());
        }

        return failures;
    }
}
