using Attune.Jinja.Runtime;
using Attune.Jinja.Values;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Jinja.Tests.Hosting;

/// <summary>Values that must be fetched: awaited together, once each, without a thread, within their own time.</summary>
public sealed class LazyValuesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RenderAsync_FetchesEachValueOnce()
    {
        var api = new Api(key => ValueTask.FromResult<Value>("<" + key + ">"));

        var text = await Render("{{ api.a }}{{ api.b }}{{ api.a }}{% for i in [1, 2] %}{{ api.c }}{% endfor %}", api);

        Assert.Equal("<a><b><a><c><c>", text);
        Assert.Equal(["a", "b", "c"], api.Fetched.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RenderAsync_WithAValueThatDependsOnAnother_FetchesBoth()
    {
        var api = new Api(key => ValueTask.FromResult<Value>(key == "a" ? "b" : "found"));

        Assert.Equal("found", await Render("{{ api[api.a] }}", api));
    }

    [Fact]
    public async Task RenderAsync_DoesNotFetchWhatItDoesNotReach()
    {
        var api = new Api(_ => ValueTask.FromResult<Value>("x"));

        Assert.Equal("no", await Render("{% if false %}{{ api.a }}{% else %}no{% endif %}", api));
        Assert.Empty(api.Fetched);
    }

    [Fact]
    public async Task RenderAsync_HasOneClockAndOneChance()
    {
        var api = new Api(_ => ValueTask.FromResult<Value>(""));

        var text = await Render("{{ range(1000)|random }} {{ api.a }}{{ range(1000)|random }}", api);
        var alone = await Render("{{ range(1000)|random }} {{ range(1000)|random }}", api);

        Assert.Equal(alone, text);
    }

    [Fact]
    public async Task RenderAsync_WithAFetchThatFails_Fails()
    {
        var api = new Api((string _) => throw new InvalidDataException("no answer"));

        await Assert.ThrowsAsync<InvalidDataException>(async () => await Render("{{ api.a }}", api));
    }

    [Fact]
    public async Task RenderAsync_WithMoreFetchesThanAllowed_IsRefused()
    {
        var api = new Api(key => ValueTask.FromResult<Value>(key));

        var error = await Assert.ThrowsAsync<JinjaLimitException>(async () =>
            await Render("{% for i in range(30) %}{{ api['k' ~ i] }}{% endfor %}", api)
        );

        Assert.Equal(nameof(RenderLimits.MaxFetches), error.Limit);
    }

    [Fact]
    public async Task RenderAsync_WithAnAnswerThatNeverComes_EndsInItsTime()
    {
        var time = new FakeTimeProvider();
        var api = new Api(async cancellation =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellation);
            return Value.None;
        });

        var render = Render("{{ api.a }}", api, time).AsTask();
        Assert.False(render.IsCompleted);
        time.Advance(RenderLimits.Decision.MaxWaitTime + TimeSpan.FromMilliseconds(1));

        var error = await Assert.ThrowsAsync<JinjaLimitException>(() => render);
        Assert.Equal(nameof(RenderLimits.MaxWaitTime), error.Limit);
    }

    [Fact]
    public async Task RenderAsync_DoesNotCountWaitingAsRendering()
    {
        var time = new FakeTimeProvider();
        var api = new Api(async cancellation =>
        {
            await Task.Delay(RenderLimits.Decision.MaxWallTime * 10, time, cancellation);
            return "late";
        });

        var render = Render("{{ api.a }}", api, time).AsTask();
        time.Advance(RenderLimits.Decision.MaxWallTime * 10);

        Assert.Equal("late", await render);
    }

    [Fact]
    public void Render_OfAValueThatMustBeFetched_SaysSo()
    {
        var template = Environment().FromString("{{ api.a }}");
        var api = new Api(key => ValueTask.FromResult<Value>(key));

        var error = Assert.Throws<JinjaRuntimeException>(() =>
            template.Render(new Dictionary<string, object?> { ["api"] = api })
        );

        Assert.Contains("RenderAsync", error.Message, StringComparison.Ordinal);
    }

    private static JinjaEnvironment Environment(TimeProvider? time = null) =>
        new(new JinjaOptions { RandomSeed = static () => 7, TimeProvider = time ?? TimeProvider.System });

    private static ValueTask<string> Render(string template, Api api, TimeProvider? time = null) =>
        Environment(time)
            .FromString(template)
            .RenderAsync(new Dictionary<string, object?> { ["api"] = api }, cancellationToken: Cancellation);

    private sealed class Api : HostObject
    {
        private readonly Func<string, CancellationToken, ValueTask<Value>> _fetch;

        public Api(Func<string, ValueTask<Value>> fetch) => _fetch = (key, _) => fetch(key);

        public Api(Func<CancellationToken, Task<Value>> fetch) =>
            _fetch = (_, cancellation) => new(fetch(cancellation));

        public List<string> Fetched { get; } = [];

        protected override bool TryGetMember(Value key, RenderState state, out Value value)
        {
            var name = state.ToText(key);
            value = state.Await(
                (this, name),
                cancellation =>
                {
                    Fetched.Add(name);
                    return _fetch(name, cancellation);
                }
            );
            return true;
        }
    }
}
