using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>One render: what is rendered, with which variables, and how.</summary>
internal readonly struct RenderJob
{
    private readonly Template _template;
    private readonly Dictionary<string, object?>? _dictionary;
    private readonly IJinjaContext? _variables;
    private readonly RenderOptions? _options;

    public RenderJob(Template template, RenderOptions? options)
    {
        _template = template;
        _options = options;
    }

    public RenderJob(Template template, IReadOnlyDictionary<string, object?> variables, RenderOptions? options)
    {
        ArgumentNullException.ThrowIfNull(variables);
        _template = template;
        _options = options;
        if (variables is Dictionary<string, object?> dictionary)
        {
            _dictionary = dictionary;
        }
        else
        {
            _variables = new DictionaryContext(variables);
        }
    }

    public RenderJob(Template template, IReadOnlyDictionary<string, Value> variables, RenderOptions? options)
        : this(template, new ValueContext(variables), options) { }

    public RenderJob(Template template, IJinjaContext variables, RenderOptions? options)
    {
        ArgumentNullException.ThrowIfNull(variables);
        _template = template;
        _options = options;
        _variables = variables;
    }

    /// <summary>Renders; the output is in the state, which goes back with <see cref="Finish"/>.</summary>
    public RenderState Run(RenderThread thread, CancellationToken cancellationToken)
    {
        JinjaEnvironment environment = _template.Environment;
        RenderState state = environment.RentState(thread);
        RenderLimits limits = _options?.Limits ?? environment.Options.Limits;
        state.Start(limits, _options, cancellationToken);
        RunPass(state, thread);
        return state;
    }

    /// <summary>Gives a state back for the next render. One whose render failed is dropped instead.</summary>
    public void Finish(RenderState state, RenderThread thread) => _template.Environment.ReturnState(state, thread);

    /// <summary>
    /// Renders, and as long as values are missing fetches them and renders again. Clock and randomness are the same in each pass; budgets add up.
    /// </summary>
    public async ValueTask RunAsync(Action<TextBuffer> finish, CancellationToken cancellationToken)
    {
        JinjaEnvironment environment = _template.Environment;
        RenderLimits limits = _options?.Limits ?? environment.Options.Limits;
        RenderState state = environment.RentState(RenderThread.Own);
        state.Start(limits, _options, cancellationToken);
        var pending = new PendingValues();
        state.Pending = pending;
        TimeSpan waitLeft = limits.MaxWaitTime;
        while (!TryPass(state))
        {
            TimeSpan timeLeft = state.Budget.Pause();
            waitLeft = await WaitAsync(pending, environment.Options.TimeProvider, waitLeft, limits, cancellationToken)
                .ConfigureAwait(false);
            state.BeginPass();
            state.Budget.Resume(timeLeft);
        }
        finish(state.Output);
        state.Pending = null;
        environment.ReturnState(state, RenderThread.Own);
    }

    private bool TryPass(RenderState state)
    {
        try
        {
            RunPass(state, RenderThread.Own);
            return true;
        }
        catch (PendingValueSignal)
        {
            return false;
        }
    }

    private static async ValueTask<TimeSpan> WaitAsync(
        PendingValues pending,
        TimeProvider time,
        TimeSpan waitLeft,
        RenderLimits limits,
        CancellationToken cancellationToken
    )
    {
        long start = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(waitLeft, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await pending.FetchAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
            when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Budget.Exceeded(
                nameof(RenderLimits.MaxWaitTime),
                "the time of waiting for values",
                (long)limits.MaxWaitTime.TotalMilliseconds
            );
        }
        TimeSpan left = waitLeft - time.GetElapsedTime(start);
        return left > TimeSpan.Zero ? left : TimeSpan.FromTicks(1);
    }

    private void RunPass(RenderState state, RenderThread thread)
    {
        RenderState? outer = thread.Current;
        thread.Current = state;
        try
        {
            RenderContext context = state.MainContext;
            context.Start(_template.Code, _dictionary, _variables);
            state.EvalContext = context.Eval;
            TemplateRunner.RunRoot(_template.Code, state, context);
        }
        catch (JinjaUndefinedException error) when (Suggest(error, state))
        {
            throw;
        }
        finally
        {
            thread.Current = outer;
        }
    }

    // Never takes the error: it only adds the nearest known name to it.
    private static bool Suggest(JinjaUndefinedException error, RenderState state)
    {
        if (error.Suggestion is null && error.Undefined is { OwnerType: null, Hint: null, Name: { } name })
        {
            error.Suggestion = Syntax.NearestName.Find(name, state.MainContext.KnownNames(state));
        }
        return false;
    }
}
