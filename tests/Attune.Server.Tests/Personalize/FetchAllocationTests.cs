using System.Buffers;
using System.Diagnostics;
using System.Reflection;
using Attune.Core.Personalize;
using Attune.Core.Users;
using Attune.Decisions.Experiences;
using Attune.Server.Personalize;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Server.Tests.Personalize;

public sealed class FetchAllocationTests
{
    /// <summary>
    /// Bytes a fetch of three keys may allocate between the body's bytes and the answer's. Unoptimised code makes an
    /// object of every asynchronous call, even of one that does not wait.
    /// </summary>
    private static readonly int Budget = IsOptimised ? 2_000 : 4_700;

    private static bool IsOptimised =>
        typeof(FetchExperiences).Assembly.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled != true;

    [Fact]
    public async Task Fetch_OfThreeKeysForAUserInMemory_StaysWithinItsBudget()
    {
        await using var server = await FetchServer.StartAsync();
        string[] keys = ["homepage-banner", "promo-strip", "cart-upsell"];
        foreach (var key in keys)
        {
            server.Publish(
                key,
                (
                    "Title",
                    VariableType.String,
                    "Hello {{UserAttribute['First Name']|default('you')}}, {{UserAttribute.tier}}"
                ),
                ("Discount", VariableType.Number, "{% if UserAttribute.tier == 'gold' %}20{% else %}10{% endif %}")
            );
        }
        server.Users.Add("""{"u_fn":"Jane","tier":"gold"}""", new Identifier(Identifier.CustomerId, "user_8821"));
        var fetch = server.Services.GetRequiredService<FetchExperiences>();
        var body =
            """{"identifiers":{"customer_id":"user_8821"},"experience_key":["homepage-banner","promo-strip","cart-upsell"]}"""u8.ToArray();
        var answer = new ArrayBufferWriter<byte>(16 * 1024);

        for (var warm = 0; warm < 200; warm++)
        {
            Serve(fetch, body, answer);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        const int rounds = 1_000;
        for (var round = 0; round < rounds; round++)
        {
            Serve(fetch, body, answer);
        }
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / rounds;

        TestContext.Current.TestOutputHelper?.WriteLine($"{each} bytes a fetch");
        Assert.InRange(each, 1, Budget);
        Assert.Contains("Hello Jane, gold", System.Text.Encoding.UTF8.GetString(answer.WrittenSpan));
    }

    private static void Serve(FetchExperiences fetch, byte[] body, ArrayBufferWriter<byte> answer)
    {
        answer.ResetWrittenCount();
        var problems = new List<FetchProblem>(0);
        var request = FetchRequestReader.Read(body, "ACME", "r1234567", problems);
        var handling = fetch.HandleAsync(request, explain: false, CancellationToken.None);
        // For a user in memory nothing may wait.
        Assert.True(handling.IsCompletedSuccessfully);
        using var served = handling.Result;
        FetchAnswerWriter.Write(answer, "r1234567", served);
    }
}
