using Attune.Jinja.Values;

namespace Attune.Jinja.Tests.Safety;

/// <summary>The rules of Jinja's SandboxedEnvironment and ImmutableSandboxedEnvironment, and that nothing of .NET can be reached.</summary>
public sealed class SandboxTests
{
    [Theory]
    [InlineData("{{ ''.__class__.__mro__ }}")]
    [InlineData("{{ ''['__class__'].x }}")]
    [InlineData("{{ (''|attr('__class__')).x }}")]
    [InlineData("{{ ([''] |map(attribute='__class__')|first).x }}")]
    [InlineData("{{ ([''] |map('attr', '__class__')|first).x }}")]
    [InlineData("{{ '{0.__class__.__mro__}'.format('') }}")]
    [InlineData("{{ '{a.__class__.__mro__}'.format_map({'a': ''}) }}")]
    [InlineData("{{ ('{0.__class__.__mro__}'|attr('format'))('') }}")]
    [InlineData("{% set f = '{0.__class__.__mro__}'.format %}{{ f('') }}")]
    [InlineData("{% set f = '{a.__class__.__mro__}'.format_map %}{{ f({'a': ''}) }}")]
    [InlineData("{{ ('{0.__class__.__mro__}'|safe).format('') }}")]
    [InlineData(
        "{{ ['{0.__class__.__mro__}'.format]|map('call_it')|list if false else '{0[__class__].x}'.format('')|default('') ~ ''.__class__.x }}"
    )]
    [InlineData("{{ cycler.__init__.__globals__ }}")]
    [InlineData("{{ lipsum.__globals__.os }}")]
    [InlineData("{{ namespace.__init__.__globals__ }}")]
    [InlineData("{{ joiner.__init__.__globals__ }}")]
    [InlineData("{{ range.__class__.x }}")]
    [InlineData("{{ self._TemplateReference__context.x }}")]
    [InlineData("{{ self.__init__.x }}")]
    [InlineData("{% macro m() %}{% endmacro %}{{ m.__call__.x }}")]
    [InlineData("{% for x in [1] %}{{ loop.__class__.x }}{% endfor %}")]
    [InlineData("{{ ''.upper.__self__.x }}")]
    [InlineData("{{ {}.__class__.x }}")]
    [InlineData("{{ [].__add__([1]) }}")]
    [InlineData("{{ 1.__class__.x }}")]
    [InlineData("{{ none.__class__.x }}")]
    [InlineData("{{ d._private.x }}")]
    [InlineData("{{ users|sort(attribute='__class__.x') }}")]
    [InlineData("{{ users|groupby('__class__.x') }}")]
    [InlineData("{{ users|sum(attribute='__class__.x') }}")]
    public void Sandbox_RefusesAttributesWithUnderscores(string template)
    {
        var error = Assert.ThrowsAny<JinjaException>(() => Rendered.Text(template, sandbox: SandboxMode.Sandboxed));

        Assert.Contains(error.ErrorClass, new[] { ErrorClass.Security, ErrorClass.Undefined });
    }

    [Theory]
    [InlineData("{{ ''.__class__ }}")]
    [InlineData("{{ ''|attr('__class__') }}")]
    [InlineData("{{ '{0.__class__}'.format('') }}")]
    [InlineData("{{ cycler.__init__ }}")]
    [InlineData("{{ lipsum.__globals__ }}")]
    public void Sandbox_PrintsARefusedAttributeAsNothing(string template) =>
        Assert.Equal("", Rendered.Text(template, sandbox: SandboxMode.Sandboxed));

    [Theory]
    [InlineData("{{ range(100001) }}", "SecurityError")]
    [InlineData("{{ range(-1, 200000) }}", "SecurityError")]
    [InlineData("{{ range(10, 10000000, 2) }}", "SecurityError")]
    public void Sandbox_RefusesLargeRanges(string template, string expected) =>
        Assert.Equal(expected, Rendered.Error(template, sandbox: SandboxMode.Sandboxed));

    [Theory]
    [InlineData("{{ range(100000)|length }}", "100000")]
    [InlineData("{{ range(0, 1000000, 10)|length }}", "100000")]
    public void Sandbox_AllowsRangesUpToItsLimit(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, sandbox: SandboxMode.Sandboxed));

    [Theory]
    [InlineData("nums.append(1)")]
    [InlineData("nums.extend([1])")]
    [InlineData("nums.insert(0, 1)")]
    [InlineData("nums.pop()")]
    [InlineData("nums.remove(1)")]
    [InlineData("nums.reverse()")]
    [InlineData("nums.sort()")]
    [InlineData("nums.clear()")]
    [InlineData("d.clear()")]
    [InlineData("d.pop('b')")]
    [InlineData("d.popitem()")]
    [InlineData("d.setdefault('z', 1)")]
    [InlineData("d.update({'z': 1})")]
    [InlineData("(nums|attr('append'))(1)")]
    public void ImmutableSandbox_RefusesWhatChanges(string call)
    {
        Assert.Equal("SecurityError", Rendered.Error("{{ " + call + " }}", sandbox: SandboxMode.Immutable));
        // The other sandbox, and none, let templates change their own lists.
        Rendered.Text("{{ " + call + " }}", sandbox: SandboxMode.Sandboxed);
    }

    [Theory]
    [InlineData("{{ nums.index(1) }}{{ nums.count(1) }}{{ nums.copy()|length }}", "115")]
    [InlineData("{{ d.get('b') }}{{ d.keys()|length }}", "13")]
    public void ImmutableSandbox_AllowsWhatReads(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, sandbox: SandboxMode.Immutable));

    [Theory]
    [InlineData("GetType")]
    [InlineData("ToString")]
    [InlineData("Length")]
    [InlineData("Count")]
    [InlineData("Keys")]
    [InlineData("Secret")]
    [InlineData("Target")]
    [InlineData("Environment")]
    [InlineData("Method")]
    public void Member_OfDotNet_IsUndefined_WhateverTheValue(string member)
    {
        var variables = new Dictionary<string, object?>
        {
            ["values"] = new List<object?>
            {
                "text",
                1L,
                1.5,
                true,
                new List<object?> { 1L },
                new Dictionary<string, object?> { ["a"] = 1L },
                System.Text.Json.JsonDocument.Parse("""{"a": [1]}""").RootElement,
                new Ticket(7, "hidden"),
                DayOfWeek.Friday,
            },
        };
        var environment = new JinjaEnvironment(
            new JinjaOptions { HostTypes = HostTypes.None.Allow<Ticket>(("id", ticket => ticket.Id)) }
        );

        var text = environment
            .FromString(
                "{% for v in values %}{{ v."
                    + member
                    + " is defined }}{{ (v|attr('"
                    + member
                    + "')) is defined }}{{ v['"
                    + member
                    + "'] is defined }}{% endfor %}"
            )
            .Render(variables);

        Assert.DoesNotContain("True", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_OpensTheNamedMembersOnly()
    {
        var environment = new JinjaEnvironment(
            new JinjaOptions { HostTypes = HostTypes.None.Allow<Ticket>(("id", ticket => ticket.Id)) }
        );

        Assert.Equal(
            "7",
            environment
                .FromString("{{ t.id }}{{ t.Secret }}{{ t['Secret'] }}")
                .Render(new Dictionary<string, object?> { ["t"] = new Ticket(7, "hidden") })
        );
    }

    [Fact]
    public void Type_ThatIsNotAllowed_IsRefused()
    {
        var template = new JinjaEnvironment().FromString("{{ t }}");
        var variables = new Dictionary<string, object?> { ["t"] = new Ticket(7, "hidden") };

        var error = Assert.ThrowsAny<JinjaException>(() => template.Render(variables));

        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Allowance_OfOneEnvironment_IsNotThatOfAnother()
    {
        var variables = new Dictionary<string, object?> { ["t"] = new Ticket(7, "hidden") };
        var open = new JinjaEnvironment(
            new JinjaOptions { HostTypes = HostTypes.None.Allow<Ticket>(("id", ticket => ticket.Id)) }
        );

        Assert.Equal("7", open.FromString("{{ t.id }}").Render(variables));
        Assert.ThrowsAny<JinjaException>(() => new JinjaEnvironment().FromString("{{ t.id }}").Render(variables));
    }

    [Fact]
    public void Globals_AreTheSameInTheNextRender()
    {
        var environment = new JinjaEnvironment(
            new JinjaOptions
            {
                DoExtension = true,
                Globals = new Dictionary<string, Value> { ["limit"] = 5 },
            }
        );

        Assert.Equal("9", environment.FromString("{% set limit = 9 %}{{ limit }}").Render());
        Assert.Equal("5", environment.FromString("{{ limit }}").Render());
    }

    [Theory]
    [InlineData("{{ {'a b': 1}|xmlattr }}")]
    [InlineData("{{ {'a/b': 1}|xmlattr }}")]
    [InlineData("{{ {'a>b': 1}|xmlattr }}")]
    [InlineData("{{ {'a=b': 1}|xmlattr }}")]
    [InlineData("{{ {'onclick=x ': 1}|xmlattr }}")]
    [InlineData("{{ {'a\\nb': 1}|xmlattr }}")]
    public void Attributes_WithKeysThatEndThem_AreRefused(string template) =>
        Assert.Equal("ValueError", Rendered.Error(template));

    [Theory]
    [InlineData("{{ '</script><script>'|tojson }}", "\"\\u003c/script\\u003e\\u003cscript\\u003e\"")]
    [InlineData("{{ \"' onclick='x\"|tojson }}", "\"\\u0027 onclick=\\u0027x\"")]
    [InlineData("{{ 'a&b=c/d?e'|urlencode }}", "a%26b%3Dc/d%3Fe")]
    [InlineData("{{ 'a\\r\\nHost: x'|urlencode }}", "a%0D%0AHost%3A%20x")]
    public void Output_IsSafeWhereItGoes(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template));

    private sealed record Ticket(int Id, string Secret);
}
