using System.Buffers;
using Attune.Jinja.Runtime;
using Attune.Jinja.Runtime.Compilation;
using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>
/// A compiled template. Immutable; safe for concurrent renders. Variables are read in place and must not change while a render runs.
/// </summary>
public sealed class Template
{
    private readonly Func<bool>? _isUpToDate;
    private TemplateReferences? _references;

    internal Template(JinjaEnvironment environment, string source, string? name, Func<bool>? isUpToDate = null)
    {
        Environment = environment;
        Source = source;
        Name = name;
        _isUpToDate = isUpToDate;
        Code = TemplateBuilder.Build(environment, source, name);
    }

    public JinjaEnvironment Environment { get; }

    /// <summary>The name it was loaded by or given, or null.</summary>
    public string? Name { get; }

    /// <summary>The Jinja source.</summary>
    public string Source { get; }

    /// <summary>The variables that it uses, and what of them is known without rendering.</summary>
    public TemplateReferences References => _references ??= TemplateReferences.Find(this);

    internal TemplateCode Code { get; }

    internal bool NeverChanges => _isUpToDate is null;

    internal bool IsUpToDate => _isUpToDate?.Invoke() ?? true;

    /// <summary>Renders to a string.</summary>
    /// <exception cref="JinjaException">The template failed; nothing of its output is given.</exception>
    /// <exception cref="OperationCanceledException">The render was cancelled.</exception>
    public string Render(
        IReadOnlyDictionary<string, object?> variables,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Render(new RenderJob(this, variables, options), cancellationToken);

    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, RenderOptions?, CancellationToken)"/>
    public string Render(
        IReadOnlyDictionary<string, Value> variables,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Render(new RenderJob(this, variables, options), cancellationToken);

    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, RenderOptions?, CancellationToken)"/>
    public string Render(
        IJinjaContext variables,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Render(new RenderJob(this, variables, options), cancellationToken);

    /// <summary>Renders without variables.</summary>
    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, RenderOptions?, CancellationToken)"/>
    public string Render(RenderOptions? options = null, CancellationToken cancellationToken = default) =>
        Render(new RenderJob(this, options), cancellationToken);

    /// <summary>Renders as UTF-8 into a buffer, which receives the whole output or, where the template fails, nothing.</summary>
    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, RenderOptions?, CancellationToken)"/>
    public void Render(
        IReadOnlyDictionary<string, object?> variables,
        IBufferWriter<byte> destination,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Write(new RenderJob(this, variables, options), destination, cancellationToken);

    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, IBufferWriter{byte}, RenderOptions?, CancellationToken)"/>
    public void Render(
        IJinjaContext variables,
        IBufferWriter<byte> destination,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Write(new RenderJob(this, variables, options), destination, cancellationToken);

    /// <summary>Renders into a writer, which receives the whole output or, where the template fails, nothing.</summary>
    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, RenderOptions?, CancellationToken)"/>
    public void Render(
        IReadOnlyDictionary<string, object?> variables,
        TextWriter destination,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Write(new RenderJob(this, variables, options), destination, cancellationToken);

    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, TextWriter, RenderOptions?, CancellationToken)"/>
    public void Render(
        IJinjaContext variables,
        TextWriter destination,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Write(new RenderJob(this, variables, options), destination, cancellationToken);

    /// <summary>
    /// Renders to a string, waiting without a thread for values that are fetched (<see cref="RenderState.Await"/>).
    /// </summary>
    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, RenderOptions?, CancellationToken)"/>
    public async ValueTask<string> RenderAsync(
        IReadOnlyDictionary<string, object?> variables,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        string text = "";
        await new RenderJob(this, variables, options)
            .RunAsync(output => text = output.ToString(), cancellationToken)
            .ConfigureAwait(false);
        return text;
    }

    /// <inheritdoc cref="RenderAsync(IReadOnlyDictionary{string, object?}, RenderOptions?, CancellationToken)"/>
    public async ValueTask<string> RenderAsync(
        IJinjaContext variables,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        string text = "";
        await new RenderJob(this, variables, options)
            .RunAsync(output => text = output.ToString(), cancellationToken)
            .ConfigureAwait(false);
        return text;
    }

    /// <summary>
    /// Renders as UTF-8 into a buffer, waiting without a thread for values that are fetched. The buffer receives the whole output or nothing.
    /// </summary>
    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, RenderOptions?, CancellationToken)"/>
    public ValueTask RenderAsync(
        IReadOnlyDictionary<string, object?> variables,
        IBufferWriter<byte> destination,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    ) => new RenderJob(this, variables, options).RunAsync(output => output.EncodeTo(destination), cancellationToken);

    /// <inheritdoc cref="RenderAsync(IReadOnlyDictionary{string, object?}, IBufferWriter{byte}, RenderOptions?, CancellationToken)"/>
    public ValueTask RenderAsync(
        IJinjaContext variables,
        IBufferWriter<byte> destination,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    ) => new RenderJob(this, variables, options).RunAsync(output => output.EncodeTo(destination), cancellationToken);

    /// <summary>
    /// Renders into a writer, waiting without a thread for values that are fetched. The writer receives the whole output or nothing.
    /// </summary>
    /// <inheritdoc cref="Render(IReadOnlyDictionary{string, object?}, RenderOptions?, CancellationToken)"/>
    public ValueTask RenderAsync(
        IReadOnlyDictionary<string, object?> variables,
        TextWriter destination,
        RenderOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        new RenderJob(this, variables, options).RunAsync(
            output => destination.Write(output.Written),
            cancellationToken
        );

    private static string Render(in RenderJob job, CancellationToken cancellationToken)
    {
        RenderThread thread = RenderThread.Own;
        RenderState state = job.Run(thread, cancellationToken);
        string text = state.Output.ToString();
        job.Finish(state, thread);
        return text;
    }

    private static void Write(in RenderJob job, IBufferWriter<byte> destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        RenderThread thread = RenderThread.Own;
        RenderState state = job.Run(thread, cancellationToken);
        state.Output.EncodeTo(destination);
        job.Finish(state, thread);
    }

    private static void Write(in RenderJob job, TextWriter destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        RenderThread thread = RenderThread.Own;
        RenderState state = job.Run(thread, cancellationToken);
        destination.Write(state.Output.Written);
        job.Finish(state, thread);
    }
}
