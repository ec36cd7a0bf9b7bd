using System.Collections.Concurrent;
using Attune.Jinja.Runtime;
using Attune.Jinja.Runtime.Compilation;
using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>
/// Compiles templates and holds what they share: filters, tests, globals, limits, and the templates loaded by name. Made once from
/// options; immutable and safe for concurrent use.
/// </summary>
public sealed class JinjaEnvironment
{
    private readonly ConcurrentDictionary<string, Template> _loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> _globals = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<RenderState> _states = new();

    public JinjaEnvironment(JinjaOptions? options = null)
    {
        Options = options ?? new JinjaOptions();
        Delimiters = new Delimiters(Options);
        FoldingLimits = ConstantFolder.LimitsWithin(Options.Limits);
        Tags = Options.Tags.ToDictionary(tag => tag.Name, StringComparer.Ordinal);
        StandardLibrary.AddFilters(Filters);
        StandardLibrary.AddTests(Tests);
        StandardLibrary.AddMethods(Methods);
        StandardLibrary.AddGlobals(_globals);
        _globals["namespace"] = NamespaceFunction.Create();
        foreach (FilterDefinition filter in Options.Filters)
        {
            Filters.Add(filter.Name, filter);
        }
        foreach (TestDefinition test in Options.Tests)
        {
            Tests.Add(test.Name, test);
        }
        foreach (KeyValuePair<string, Value> global in Options.Globals)
        {
            _globals[global.Key] = global.Value;
        }
    }

    public JinjaOptions Options { get; }

    internal Delimiters Delimiters { get; }

    internal RenderLimits FoldingLimits { get; }

    internal IReadOnlyDictionary<string, TagDefinition> Tags { get; }

    internal Registry<FilterDefinition> Filters { get; } = new();

    internal Registry<TestDefinition> Tests { get; } = new();

    internal MethodTable Methods { get; } = new();

    internal Dictionary<string, Value> Globals => _globals;

    internal UndefinedKind UndefinedKind => Options.Undefined;

    internal SandboxMode Sandbox => Options.Sandbox;

    internal HostTypes HostTypes => Options.HostTypes;

    /// <summary>Compiles a template.</summary>
    /// <param name="source">The Jinja source.</param>
    /// <param name="name">A name for messages and for choosing autoescape by name; null for none.</param>
    /// <exception cref="JinjaSyntaxException">The source is not Jinja.</exception>
    /// <exception cref="JinjaLimitException">The source is too long or nests too deep.</exception>
    public Template FromString(string source, string? name = null) => new(this, source, name);

    /// <summary>Loads a template by name and keeps it until its source changes.</summary>
    /// <exception cref="JinjaTemplateNotFoundException">There is no template of that name.</exception>
    /// <exception cref="JinjaSyntaxException">Its source is not Jinja.</exception>
    public Template GetTemplate(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_loaded.TryGetValue(name, out Template? known) && known.IsUpToDate)
        {
            return known;
        }
        if (Options.Loader is null)
        {
            throw new JinjaRuntimeException("no loader for this environment specified", "TypeError");
        }
        if (!Options.Loader.TryLoad(name, out TemplateSource? source))
        {
            throw new JinjaTemplateNotFoundException(name);
        }
        var template = new Template(this, source.Text, name, source.IsUpToDate);
        _loaded[name] = template;
        return template;
    }

    /// <summary>A state for a render on this thread: its spare one where that is this environment's, so that threads share nothing.</summary>
    internal RenderState RentState(RenderThread thread)
    {
        RenderState? state = thread.Spare;
        if (state is not null && ReferenceEquals(state.Environment, this))
        {
            thread.Spare = null;
            return state;
        }
        return _states.TryDequeue(out state) ? state : new RenderState(this);
    }

    internal void ReturnState(RenderState state, RenderThread thread)
    {
        const int MaxPooled = 64;
        if (!state.Reset())
        {
            return;
        }
        RenderState? displaced = thread.Spare;
        thread.Spare = state;
        if (displaced is not null && displaced.Environment._states is { Count: < MaxPooled } states)
        {
            states.Enqueue(displaced);
        }
    }
}
