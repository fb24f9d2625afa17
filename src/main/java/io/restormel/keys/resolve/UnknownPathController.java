package io.restormel.keys.resolve;

import io.restormel.keys.platform.ApplicationException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paths of the API that nothing else answers: JSON, where the dashboard would answer with a page. */
@RestController
class UnknownPathController {

    @RequestMapping({"/keys/**", "/v1/**", "/api/**"})
    void unknown() {
        throw new ApplicationException.NotFound("not_found", "No matching API route");
    }
}
