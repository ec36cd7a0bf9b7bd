using System.Net;
using System.Text;
using CsCheck;

namespace Attune.Server.Tests.Hostile;

/// <summary>The documented examples with a few bytes of them changed: accepted or refused, never a fault of the server.</summary>
public sealed class DamagedRequestTests(HostileServer server) : IClassFixture<HostileServer>
{
    private const int Requests = 1_500;

    // What the grammar of JSON turns on, and what readers of numbers, times and templates stumble over.
    private static readonly string[] Insertions =
    [
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\\u0000",
        "null",
        "-",
        "1e999",
        "99999999999999999999",
        "{{",
        "}}",
        "{% for x in range(9) %}",
        "\u0000",
        "é",
        "😀",
        " ",
    ];

    private sealed record Damage(int Call, int Place, int Length, int Insertion);

    private static readonly Gen<Damage> Damages = Gen.Select(
        Gen.Int[0, int.MaxValue],
        Gen.Int[0, int.MaxValue],
        Gen.Int[0, 12],
        Gen.Int[0, 20],
        (call, place, length, insertion) => new Damage(call, place, length, insertion)
    );

    [Fact]
    public async Task Example_ThatIsDamaged_IsAcceptedOrRefused()
    {
        var examples = server.CallsWithBody.SelectMany(call => call.Examples.Select(text => (call, text))).ToArray();
        Assert.True(examples.Length > 40, $"{examples.Length} examples");

        await Damages.SampleAsync(
            async damage =>
            {
                var (call, text) = examples[damage.Call % examples.Length];
                var damaged = Apply(damage, text);
                var (status, mistake) = await server.SendAsync(call, HostileBody.Json(damaged));
                if (status >= HttpStatusCode.InternalServerError || mistake is not null)
                {
                    throw new InvalidOperationException($"{call}: {(int)status} {mistake} for {damaged}");
                }
            },
            iter: Requests,
            threads: 1
        );
    }

    private static string Apply(Damage damage, string text)
    {
        var start = damage.Place % text.Length;
        var end = Math.Min(text.Length, start + damage.Length);
        var inserted = damage.Insertion < Insertions.Length ? Insertions[damage.Insertion] : "";
        return new StringBuilder(text).Remove(start, end - start).Insert(start, inserted).ToString();
    }
}
