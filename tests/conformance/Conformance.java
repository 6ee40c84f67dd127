import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Has veraPDF judge files: a line "flavour TAB path" in, lines out that begin with "pass" or "FAIL", the flavour, the
 * number of checks and the path, each followed by the failed rules, behind a TAB. One process judges as many as it is given.
 */
public final class Conformance {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] asked = line.split("\t", 2);
            judge(PDFAFlavour.fromString(asked[0]), new File(asked[1]), out);
        }
    }

    private static void judge(PDFAFlavour flavour, File file, PrintStream out) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "pass" : "FAIL";
            out.printf("%s %s %d %s%n", verdict, flavour.getId(), result.getTotalAssertions(), file);
            failures(result).forEach((rule, message) -> out.printf("\t%s %s%n", rule, message));
        } catch (Exception unreadable) {
            out.printf("FAIL %s 0 %s%n\tunreadable %s%n", flavour.getId(), file, oneLine(unreadable.toString()));
        }
    }

    /** The first message of each rule that failed. */
    private static Map<String, String> failures(ValidationResult result) {
        Map<String, String> failed = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                RuleId rule = assertion.getRuleId();
                String where = assertion.getLocation().getContext();
                failed.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(), oneLine(assertion.getMessage() + " @ " + where));
            }
        }
        return failed;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
