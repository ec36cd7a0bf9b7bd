using System.Text.Encodings.Web;
using System.Text.Json;

namespace Attune.Server.Http;

/// <summary>
/// How answers are written: camel case, and only those characters escaped that JSON itself wants escaped, since answers
/// carry HTML and names in every script and are never embedded in a page.
/// </summary>
internal static class JsonAnswers
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly JsonWriterOptions Writer = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
