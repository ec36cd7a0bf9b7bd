using System.IO;
using System.Text.Json;
using Attune.Decisions.Explanations;
using Attune.Decisions.Rules;
using Attune.Decisions.Users;

namespace Attune.Decisions.Recordings;

/// <summary>
/// What a decision read, kept so that it can be explained later as it was then: the request, and of the user only what the rules of
/// the keys asked for look at. Immutable, thread-safe. Stored as JSON, format 1; a test reads a saved sample.
/// </summary>
public sealed record DecisionRecording
{
    private const int CurrentFormat = 1;
    private const long DayMs = 86_400_000;

    private DecisionRecording(long configurationVersion, UserView? user, Session session, IReadOnlyList<string> keys)
    {
        ConfigurationVersion = configurationVersion;
        User = user;
        Session = session;
        Keys = keys;
    }

    /// <summary>The version of the configuration that decided.</summary>
    public long ConfigurationVersion { get; }

    /// <summary>The user, without attributes and events that no rule read; null for nobody.</summary>
    public UserView? User { get; }

    public Session Session { get; }

    /// <summary>The keys that were asked for; none for all.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>Records a decision from the values that it was made of, which is cheap enough to do after the answer.</summary>
    public static DecisionRecording Of(Snapshot snapshot, UserView? user, Session session, IReadOnlyList<string>? keys)
    {
        var asked = keys is { Count: > 0 } ? keys : [.. snapshot.Experiences.Select(experience => experience.Key)];
        var needs = asked.Select(snapshot.NeedsOf).OfType<RuleNeeds>().ToList();
        return new(
            snapshot.Version,
            user is null ? null : Trim(user, session.Now.ToUnixTimeMilliseconds(), needs),
            session with
            {
                Parameters = Only(session.Parameters, needs.SelectMany(need => need.Parameters)),
            },
            keys ?? []
        );
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote, in this or an earlier format.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or of a later format.</exception>
    public static DecisionRecording FromBytes(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var request = JsonSerializer.Deserialize<RecordedRequest>(bytes, DecisionsJson.Default.Options);
            return request is { Format: CurrentFormat }
                ? new(request.ConfigurationVersion, request.User?.ToUser(), request.ToSession(), request.Keys)
                : throw new InvalidDataException("The recording has a format that this version does not read.");
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The recording is damaged.", e);
        }
    }

    public byte[] ToBytes() =>
        JsonSerializer.SerializeToUtf8Bytes(
            RecordedRequest.Of(this, CurrentFormat),
            DecisionsJson.Default.Options.GetTypeInfo(typeof(RecordedRequest))
        );

    /// <summary>Decides again on what was recorded, and tells why.</summary>
    /// <param name="snapshot">The workspace's configuration at <see cref="ConfigurationVersion"/>.</param>
    /// <exception cref="ArgumentException">The snapshot is of another version: it would tell another story.</exception>
    public IReadOnlyList<Explanation> Replay(Snapshot snapshot) =>
        snapshot.Version == ConfigurationVersion
            ? snapshot.Explain(User, Session, Keys)
            : throw new ArgumentException(
                FormattableString.Invariant($"Version {ConfigurationVersion} decided; this is {snapshot.Version}."),
                nameof(snapshot)
            );

    private static UserView Trim(UserView user, long nowMs, List<RuleNeeds> needs)
    {
        var events = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var need in needs.SelectMany(need => need.Events))
        {
            var from = need.Days is { } days ? nowMs - (days * DayMs) : long.MinValue;
            events[need.Name] = Math.Min(from, events.GetValueOrDefault(need.Name, long.MaxValue));
        }

        var kept = EventHistory.Empty;
        foreach (var (name, from) in events.OrderBy(need => need.Key, StringComparer.Ordinal))
        {
            foreach (var happened in user.Events.Enumerate(name, from))
            {
                kept = kept.Append(happened.ToUserEvent());
            }
        }

        var segments = needs.SelectMany(need => need.Segments).ToHashSet(StringComparer.Ordinal);
        return user with
        {
            Attributes = Only(user.Attributes, needs.SelectMany(need => need.Attributes)),
            Events = kept,
            Segments = SegmentMembership.Of(segments.Where(user.Segments.Contains)),
        };
    }

    private static AttributeSet Only(AttributeSet set, IEnumerable<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        var builder = new AttributeSetBuilder();
        foreach (var (name, value) in set)
        {
            if (wanted.Contains(name))
            {
                builder.Set(name, value);
            }
        }

        return builder.Build();
    }
}
