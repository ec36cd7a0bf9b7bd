using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>
/// What one render has: its environment, budget, clock and randomness. Handed to every filter, test, method and function. Belongs to
/// one render on one thread.
/// </summary>
public sealed class RenderState
{
    internal RenderState(JinjaEnvironment environment)
    {
        Environment = environment;
        Output = new TextBuffer(4096);
        Budget = new Budget();
        EvalContext = new EvalContext(false);
        Activations = new Activations(this);
    }

    /// <summary>The render that runs on this thread, for code that values call without a state.</summary>
    internal static RenderState? Current => RenderThread.Own.Current;

    public JinjaEnvironment Environment { get; }

    public Budget Budget { get; }

    /// <summary>Whether output is escaped where the template now is.</summary>
    public bool Autoescape => EvalContext.Autoescape;

    internal EvalContext EvalContext { get; set; }

    internal TextBuffer Output { get; }

    internal RenderContext MainContext { get; private set; } = new();

    /// <summary>The time of this render, the same in all its passes.</summary>
    public DateTimeOffset Now => _now ??= Environment.Options.TimeProvider.GetUtcNow();

    private DateTimeOffset? _now;

    /// <summary>The randomness of this render: the same sequence in each of its passes.</summary>
    public Random Random => _random ??= new Random(_seed ??= Environment.Options.RandomSeed());

    private Random? _random;
    private int? _seed;

    /// <summary>What the host gave this render for its own filters, tags and functions (<see cref="RenderOptions.Host"/>).</summary>
    public object? Host { get; private set; }

    /// <summary>Hears of undefined values that are printed; null for nobody.</summary>
    internal IUndefinedObserver? UndefinedObserver { get; private set; }

    /// <summary>Begins a render.</summary>
    internal void Start(RenderLimits limits, RenderOptions? options, CancellationToken cancellation)
    {
        _now = options?.Now;
        _seed = options?.RandomSeed;
        Host = options?.Host;
        UndefinedObserver = options?.UndefinedObserver;
        Output.Reset(limits.MaxOutputLength, nameof(RenderLimits.MaxOutputLength));
        Activations.Start(limits);
        Budget.Start(limits, Environment.Options.TimeProvider, cancellation);
    }

    /// <summary>Begins another pass of the same render: the same clock and randomness, the same budget.</summary>
    internal void BeginPass()
    {
        Output.Truncate(0);
        Activations.Abandon();
        Activations.Start(Budget.Limits);
        MainContext = new RenderContext();
        _random = null;
        _siteStates = null;
    }

    /// <summary>Makes the state ready for the next render; false where it grew too large to keep.</summary>
    internal bool Reset()
    {
        if (MainContext.IsPinned)
        {
            MainContext.Detach();
            MainContext = new RenderContext();
        }
        else
        {
            MainContext.Forget();
        }
        Activations.Forget();
        _random = null;
        _siteStates = null;
        Host = null;
        UndefinedObserver = null;
        return Output.Release();
    }

    public SandboxMode Sandbox => Environment.Sandbox;

    /// <summary>An undefined value of the environment's kind for a variable.</summary>
    public Value Undefined(string name) => Value.FromUndefined(UndefinedValue.ForName(Environment.UndefinedKind, name));

    /// <summary>An undefined value of the environment's kind with its own message.</summary>
    public Value UndefinedWithHint(string hint, string? name = null) =>
        Value.FromUndefined(UndefinedValue.WithHint(Environment.UndefinedKind, hint, name));

    /// <summary>An undefined value of the environment's kind for what <paramref name="owner"/> has not.</summary>
    public Value UndefinedMember(Value owner, Value key)
    {
        UndefinedValue undefined = key.IsString
            ? UndefinedValue.ForAttribute(
                Environment.UndefinedKind,
                ValueTypes.QualifiedNameOf(owner),
                key.StringPayload
            )
            : UndefinedValue.ForItem(
                Environment.UndefinedKind,
                ValueTypes.QualifiedNameOf(owner),
                ValuePrinter.ToRepr(key, this)
            );
        return Value.FromUndefined(UndefinedObserver is null ? undefined : undefined.Of(owner._ref));
    }

    /// <summary>What printing an undefined value gives; whoever observes hears of it.</summary>
    internal string Print(UndefinedValue undefined)
    {
        UndefinedObserver?.Printed(undefined);
        return undefined.Print();
    }

    /// <summary>Begins to walk a value.</summary>
    /// <exception cref="JinjaRuntimeException">The value cannot be iterated.</exception>
    public ValueEnumerator Iterate(Value value) => new(this, value);

    /// <summary>The items of a value in a list of their own, as Python's list().</summary>
    public PyList ToList(Value value)
    {
        if (value.TryGetList(out PyList? own))
        {
            Budget.ChargeItems(own.Count);
            return own.Copy();
        }
        var list = new PyList();
        foreach (Value item in Iterate(value))
        {
            list.Add(item);
            if ((list.Count & 0xFFF) == 0)
            {
                Budget.ChargeItems(list.Count);
            }
        }
        Budget.ChargeItems(list.Count);
        return list;
    }

    /// <summary>Python's len(), or null where the value has none.</summary>
    public long? LengthOf(Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.String or ValueKind.Markup:
                return CodePoints.Count(value.StringPayload);
            case ValueKind.List or ValueKind.HostList:
                return Collections.ListCount(value);
            case ValueKind.Dict or ValueKind.HostDict:
                return Collections.DictCount(value);
            case ValueKind.Tuple:
                return ((PyTuple)value._ref!).Count;
            case ValueKind.Range:
                return ((PyRange)value._ref!).Count;
            case ValueKind.Object:
                return ((JinjaObject)value._ref!).Length;
            case ValueKind.Missing or ValueKind.Undefined:
                UndefinedValue undefined = value.AsUndefined!;
                return undefined.Kind == UndefinedKind.Strict ? throw undefined.ToException() : 0;
            default:
                return null;
        }
    }

    /// <summary>Python's str() of a value.</summary>
    public string ToText(Value value) => ValuePrinter.ToText(value, this);

    /// <summary>Python's repr() of a value.</summary>
    public string ToRepr(Value value) => ValuePrinter.ToRepr(value, this);

    /// <summary>A string, Markup where <paramref name="markup"/> is true, after its length was charged by the caller.</summary>
    public static Value Text(string text, bool markup) => Value.FromText(text, markup);

    /// <summary>Calls a value as <c>x(...)</c> does.</summary>
    public Value Call(Value callable, Arguments arguments) => Callables.Call(this, callable, arguments);

    /// <summary>Reads <c>x.name</c>: the attribute first, then the item. Undefined where there is neither.</summary>
    public Value GetAttribute(Value value, string name) => Lookup.Attribute(this, value, name);

    /// <summary>Reads <c>x[key]</c>: the item first, then the attribute. Undefined where there is neither.</summary>
    public Value GetItem(Value value, Value key) => Lookup.Item(this, value, key);

    /// <summary>
    /// Renders another template inside the running render: the same budget, clock, randomness and awaited values, counted as an
    /// include. For host objects whose members are templates.
    /// </summary>
    /// <param name="template">Compiled by the same environment as the running one.</param>
    /// <param name="variables">All that it sees besides the globals.</param>
    /// <exception cref="JinjaException">The template failed, or nests too deep.</exception>
    public string RenderNested(Template template, IJinjaContext variables)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(variables);
        return TemplateRunner.RunNested(this, template.Code, variables);
    }

    internal PendingValues? Pending { get; set; }

    internal Activations Activations { get; }

    private Dictionary<object, object?>? _siteStates;

    /// <summary>
    /// Asks for a value that must be fetched. Gives it where it has arrived; otherwise the render stops, fetches all that was asked
    /// for, and runs again. <paramref name="key"/> must name the same value in every pass.
    /// </summary>
    /// <exception cref="JinjaRuntimeException">The render is a synchronous one, which cannot wait.</exception>
    public Value Await(object key, Func<CancellationToken, ValueTask<Value>> fetch)
    {
        if (Pending is null)
        {
            throw new JinjaRuntimeException("a value must be fetched first: render this template with RenderAsync");
        }
        if (Pending.TryGet(key, out Value value))
        {
            return value;
        }
        Pending.Want(key, fetch, Budget.Limits.MaxFetches);
        throw new PendingValueSignal();
    }

    /// <summary>What a tag remembers at one place of a template during one render; a new <typeparamref name="T"/> the first time.</summary>
    public T TagState<T>(object site)
        where T : class, new()
    {
        _siteStates ??= new(ReferenceEqualityComparer.Instance);
        if (_siteStates.TryGetValue(site, out object? known))
        {
            return (T)known!;
        }
        var created = new T();
        _siteStates.Add(site, created);
        return created;
    }
}
