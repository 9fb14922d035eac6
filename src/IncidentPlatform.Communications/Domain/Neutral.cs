using System.Text;

namespace IncidentPlatform.Communications.Domain;

/// <summary>Marks that programs would act on, made into what only people read.</summary>
public static class Neutral
{
    /// <summary>Nobody is called and nothing is hidden behind a link: neither <c>@channel</c> nor <c>&lt;!here&gt;</c> nor a link of Markdown is left.</summary>
    public static string Mentions(string text)
    {
        var neutral = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '(' or '[' or ':' && neutral.Length > 0 && neutral[^1] == ']')
                neutral.Append(' ');
            neutral.Append(c switch { '@' => '＠', '<' => '‹', '>' => '›', _ => c });
        }

        return neutral.ToString();
    }

    /// <summary>A sheet that the text is copied into does not take it for a formula. A list that begins with a dash stays one.</summary>
    public static string Formula(string text) => text switch
    {
        ['=' or '+' or '@' or '＝' or '＋' or '－' or '＠', ..] or ['-', not ' ', ..] => $"'{text}",
        _ => text,
    };
}
