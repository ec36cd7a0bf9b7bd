using System.Text.Encodings.Web;
using System.Text.Json;
using Attune.Core.Users;
using Attune.Decisions;
using Attune.Decisions.Explanations;

namespace Attune.Core.Personalize;

/// <summary>
/// What a fetch answers. Its buffers go back when it is disposed of, and nothing of it may be used after. Not for
/// concurrent use.
/// </summary>
public sealed class FetchAnswer : IDisposable
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FetchAnswers home;
    private readonly List<(Decision Decision, int Start, int End)> served = [];
    private readonly List<RenderFailure> failures = [];

    internal FetchAnswer(FetchAnswers home)
    {
        this.home = home;
        Writer = new Utf8JsonWriter(Payloads, Relaxed);
    }

    /// <summary>How many experiences are served.</summary>
    public int Count => served.Count;

    /// <summary>The version of the configuration that decided.</summary>
    public long ConfigurationVersion => Result?.Snapshot.Version ?? 0;

    /// <summary>Experiences that were decided and could not be rendered.</summary>
    public IReadOnlyList<RenderFailure> Failures => failures;

    /// <summary>Why, for each key in the order asked for; empty unless it was asked for.</summary>
    public IReadOnlyList<Explanation> Explanations { get; internal set; } = [];

    /// <summary>The served experiences, in the order asked for.</summary>
    public ServedExperience this[int index] =>
        new(served[index].Decision, Payloads.Range(served[index].Start, served[index].End));

    internal DecideResult? Result { get; set; }

    /// <summary>Where payloads are written, one behind the other.</summary>
    internal PooledBytes Payloads { get; } = new();

    /// <summary>Where one value's text is rendered.</summary>
    internal PooledBytes Text { get; } = new();

    /// <summary>Writes into <see cref="Payloads"/>.</summary>
    internal Utf8JsonWriter Writer { get; }

    internal void Serve(in Decision decision, int start) => served.Add((decision, start, Payloads.Length));

    internal void Fail(RenderFailure failure) => failures.Add(failure);

    public void Dispose()
    {
        served.Clear();
        failures.Clear();
        Explanations = [];
        Result = null;
        Payloads.Reset();
        Text.Reset();
        Writer.Reset();
        home.Return(this);
    }
}
